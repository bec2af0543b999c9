import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { callNote } from '~/calls/tables.server'
import { AUDIENCES } from '~/identity/actor'
import { isFor, MATRIX, ROLES_OF, type Need } from '~/identity/matrix'
import { careSystem } from '../support/care-system'
import { logIn, logInAtWork, logInToRun } from '../support/citizen'
import { numberOfPersona, openFamily } from '../support/family'
import type { Answer, Visitor } from '../support/visitor'
import { words } from '../support/words'
import { newBsn, startProduct, type Product } from './product'

/* The privacy officer reads registers and, with a reason, a log; and blocks at once. */

const LOG = '/privacyfunctionaris/logboek'
const BLOCKS = '/privacyfunctionaris/registers?wat=blokkades'
const REASON = 'Klacht K 2026 0021: wie keek er?'
const SEND = 'main form .nl-button--primary'

let product: Product
let joris: Visitor

beforeAll(async () => {
  product = await startProduct()
  joris = await logInToRun(product, 'joris')
})

const textOf = ({ document }: Answer) =>
  (document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** The cells of a file for a spreadsheet, without its heading; the mark at its beginning was read already. */
function cellsOf(csv: string): string[][] {
  const lines = csv.trimEnd().split('\r\n').slice(1)
  return lines.map((line) => line.slice(1, -1).split('";"'))
}

describe('the registers', () => {
  it('say of the access exactly what the gate goes by, which is what the admission test tries at every address', async () => {
    const csv = await joris.get('/privacyfunctionaris/registers/csv?wat=rechten')
    const said = cellsOf(csv.text).map(([, audience, , need, roles]) => [audience, need, roles])
    const isSo = AUDIENCES.flatMap((audience) =>
      (Object.keys(MATRIX) as Need[])
        .filter((need) => isFor(need, audience))
        .map((need) => [
          words('nl', `oversight.audience.${audience}`),
          need,
          ROLES_OF[audience].filter((role) => MATRIX[need].includes(role)).join(' '),
        ]),
    )
    expect(said).toEqual(isSo)
  })

  it.each(['verwerkingen', 'verwerkers'])('show %s, and give them as a file', async (wat) => {
    const page = await joris.get(`/privacyfunctionaris/registers?wat=${wat}`)
    expect(page.status).toBe(200)
    const rows = cellsOf((await joris.get(`/privacyfunctionaris/registers/csv?wat=${wat}`)).text)
    expect(rows.length).toBe(page.document.querySelectorAll('main tbody tr').length)
    for (const cells of rows) expect(textOf(page)).toContain(cells[0])
  })

  it('have none that is not there', async () => {
    expect((await joris.get('/privacyfunctionaris/registers?wat=alles')).status).toBe(404)
    expect((await joris.get('/privacyfunctionaris/registers/csv')).status).toBe(404)
  })
})

describe('the log', () => {
  it('of one citizen is read with a reason, and they see that the officer looked', async () => {
    const bsn = newBsn()
    const citizen = await product.citizen(`bsn:${bsn}`)
    await joris.get(LOG)
    const read = await joris.submit(SEND, { over: 'burger', bsn, reden: `${REASON} ${bsn}` })
    expect(read.status).toBe(200)
    expect(textOf(read)).toContain(words('nl', 'oversight.as.person'))
    expect(read.text).not.toContain(bsn)
    expect(joris.last!.url).not.toContain(bsn)
    const [row] = await product.database.reader.select().from(activity).where(eq(activity.event, 'log-read'))
    expect(JSON.parse(row!.entry)).toMatchObject({ checks: { reason: true }, users: [{ role: '07' }] })
    expect(row!.entry).not.toContain('Klacht')
    const seen = textOf(await citizen.get('/mijn/bekeken'))
    expect(seen).toContain(words('nl', 'history.by.officer'))
  })

  it.each([
    ['no reason', { reden: '' }, 'oversight.reason.missing'],
    ['blanks', { reden: '              ' }, 'oversight.reason.missing'],
    ['one sign again and again', { reden: 'xxxxxxxxxxxxxx' }, 'oversight.reason.nothing'],
    ['a number that is none', { bsn: '123456789' }, 'oversight.log.bsn.wrong'],
    ['a number of nobody', {}, 'oversight.log.nobody'],
    ['days the wrong way round', { van: '2 maart 2026', tot: '1 maart 2026' }, 'oversight.day.turned'],
  ])('is not read with %s, and no number comes back', async (_what, typed, sentence) => {
    const bsn = newBsn()
    await joris.get(LOG)
    const filled = { over: 'burger', bsn, reden: REASON, ...typed }
    const refused = await joris.submit(SEND, filled)
    expect(refused.status).toBe(422)
    expect(textOf(refused)).toContain(words('nl', sentence))
    expect(refused.text).not.toContain(filled.bsn)
  })

  it('of a colleague says what they did, and never the officer’s own', async () => {
    await logInToRun(product, 'noor')
    await joris.get(LOG)
    const read = await joris.submit(SEND, { over: 'collega', medewerker: 'noor', reden: REASON })
    expect(textOf(read)).toContain('logged-in')
    await joris.get(LOG)
    const own = await joris.submit(SEND, { over: 'collega', medewerker: 'joris', reden: REASON })
    expect([own.status, own.document.querySelector('#logregels')]).toEqual([403, null])
    await joris.get(LOG)
    const staff = await joris.submit(SEND, { over: 'zorgmedewerker', medewerker: '900009999', reden: REASON })
    expect(staff.status).toBe(422)
    await joris.get(LOG)
    const known = await joris.submit(SEND, { over: 'zorgmedewerker', medewerker: '900000101', reden: REASON })
    expect(known.status).toBe(200)
  })
})

describe('what is blocked', () => {
  const block = async (soort: string, nummer: string) => {
    await joris.get(BLOCKS)
    const done = await joris.submit(SEND, { soort, nummer, reden: REASON })
    expect(textOf(done)).toContain(words('nl', 'oversight.block.done'))
  }
  const lift = async () => {
    const page = await joris.get(BLOCKS)
    const [first] = page.document.querySelectorAll<HTMLAnchorElement>('main a[href*="hef="]')
    await joris.get(first!.href)
    const lifted = await joris.submit(SEND, { reden: 'Het was een vergissing' })
    expect(textOf(lifted)).toContain(words('nl', 'oversight.block.lifted'))
  }
  const events = async (event: string) =>
    product.database.reader.$count(activity, and(eq(activity.event, event), eq(activity.subjectId, '')))

  it('a colleague of a care provider is nobody at the next request, and does not log in, until it is lifted', async () => {
    const ruben = await logInAtWork(product, 'ruben')
    const page = '/zorgaanbieder/organisatie'
    expect((await ruben.get(page)).status).toBe(200)
    await block('staff', '900000303')
    expect((await ruben.get(page)).url).toContain('/zorgaanbieder/inloggen')
    const again = await logInAtWork(product, 'ruben')
    expect(textOf(again.last!)).toContain(words('nl', 'staff.failed.geblokkeerd'))
    await lift()
    expect((await (await logInAtWork(product, 'ruben')).get(page)).status).toBe(200)
  })

  it('an organisation asks nothing with the tokens it has, by nobody and in nobody’s place; others go on', async () => {
    const own = await careSystem(product, 'demo-90000101')
    const sanne = await logInAtWork(product, 'sanne')
    const question = { from: '90000101', type: 'Z3', holder: '90000202', holderType: 'J8', bsn: newBsn() }
    const holders = await careSystem(product, 'demo-90000202')
    expect((await own.ask(question)).status).toBe(200)
    expect((await holders.ask({ ...question, data: 'GGC013' })).status).toBe(200)
    await block('organisation', '90000101')
    expect((await own.ask(question)).status).toBe(401)
    expect((await holders.ask({ ...question, data: 'GGC013' })).status).not.toBe(200)
    expect((await sanne.get('/zorgaanbieder/dag')).url).toContain('/zorgaanbieder/inloggen')
    expect((await product.operator('client', 'unblock', 'demo-90000101')).code).not.toBe(0)
    await joris.get(BLOCKS)
    const twice = await joris.submit(SEND, { soort: 'organisation', nummer: '90000101', reden: REASON })
    expect(twice.status).toBe(409)
    await lift()
    expect((await own.ask(question)).status).toBe(200)
    expect((await sanne.get('/zorgaanbieder/dag')).status).toBe(200)
  })

  it('a care system stays as it was before when it is lifted, and each act is in the log', async () => {
    await product.operator('client', 'block', 'demo-90000202')
    await block('client', 'demo-90000202')
    expect((await product.operator('client', 'unblock', 'demo-90000202')).code).not.toBe(0)
    await lift()
    expect((await product.operator('client', 'unblock', 'demo-90000202')).code).toBe(0)
    expect([await events('blocked'), await events('unblocked')]).toEqual([3, 3])
    const page = textOf(await joris.get(BLOCKS))
    expect(page).toContain(REASON)
    expect(page).toContain('Het was een vergissing')
  })
})

describe('what is kept', () => {
  const KEPT = '/privacyfunctionaris/bewaren'
  const rowOf = ({ document }: Answer, table: string, name: string) =>
    [...document.querySelectorAll(`table:has(#${table}) tbody tr`)].find((row) =>
      row.textContent?.includes(name),
    )!

  it('says what is due when it is counted, which takes nothing away, and what went as the log proves it', async () => {
    const { reader } = product.database
    const long = new Date(Date.now() - 40 * 86_400_000)
    const note = { workerId: 'noor', contentSealed: 'x', at: long }
    await product.database.transact((transaction) =>
      transaction.insert(callNote).values([
        { ...note, id: 'one' },
        { ...note, id: 'two' },
      ]),
    )
    const name = words('nl', 'retention.call-note.data')
    const before = await joris.get(KEPT)
    expect(textOf(before)).toContain(words('nl', 'oversight.retention.never'))
    expect(rowOf(before, 'bewaard', name).textContent).toContain(
      words('nl', 'oversight.retention.not-counted'),
    )
    const counted = await joris.get(`${KEPT}?tel=nu`)
    expect(rowOf(counted, 'bewaard', name).children[2]!.textContent).toBe('2')
    expect(await reader.$count(callNote)).toBe(2)
    expect((await product.operator('retention', 'run')).code).toBe(0)
    const after = await joris.get(KEPT)
    expect(rowOf(after, 'bewaard', name).children[3]!.textContent).toBe('2')
    expect(rowOf(after, 'keren', words('nl', 'oversight.retention.runs.by.operator')).textContent).toContain(
      words('nl', 'oversight.retention.runs.outcome.success'),
    )
    expect(textOf(after)).toContain(words('nl', 'oversight.retention.log.none'))
  })

  it('stays longer by a typed number, which is shown nowhere; the person sees until when and why, until it is let go', async () => {
    const bsn = newBsn()
    const citizen = await product.citizen(`bsn:${bsn}`)
    const LONGER = `${KEPT}?wat=langer`
    const asked = { soort: 'person', nummer: bsn, grond: 'care', reden: REASON, tot: '31-01-2020' }
    await joris.get(LONGER)
    const past = await joris.submit(SEND, asked)
    expect([past.status, past.text.includes(bsn)]).toEqual([422, false])
    expect(textOf(past)).toContain(words('nl', 'oversight.hold.past'))
    const put = await joris.submit(SEND, { ...asked, tot: `31-01-${new Date().getFullYear() + 2}` })
    expect(textOf(put)).toContain(words('nl', 'oversight.hold.done'))
    expect(put.text + joris.last!.url).not.toContain(bsn)
    const held = words('nl', 'own-data.held.because.care')
    expect(textOf(await citizen.get('/mijn/gegevens'))).toContain(held)
    expect(textOf(await citizen.get('/mijn/bekeken'))).toContain('Bepaalde dat iets van u langer blijft')
    const link = (await joris.get(LONGER)).document.querySelector('table:has(#langer) a')!
    await joris.get(link.getAttribute('href')!)
    await joris.submit(SEND, { reden: 'De zaak is voorbij' })
    expect(textOf(await joris.get(LONGER))).toContain(words('nl', 'oversight.hold.none'))
    expect(textOf(await citizen.get('/mijn/gegevens'))).not.toContain(held)
  })
})

it('opens nothing of it to the support desk, nor to a citizen', async () => {
  const noor = await logInToRun(product, 'noor')
  const anna = await logIn(product, `bsn:${newBsn()}`)
  for (const path of [LOG, BLOCKS, '/privacyfunctionaris/bewaren']) {
    expect((await noor.get(path)).status).toBe(404)
    expect((await anna.get(path)).url).not.toContain('privacyfunctionaris/')
  }
})

describe('who acts for somebody', () => {
  const ACTING = '/privacyfunctionaris/vertegenwoordiging'

  it('is found by a number and with a reason, and stopped at once: the next request is refused, and goes on when let', async () => {
    const family = openFamily(product as never)
    const [anna, cato] = [await family.logIn('anna'), await family.personOf((await family.logIn('cato')).id)]
    family.authorityOver('cato', 'anna')
    await family.actFor(anna, 'cato')
    expect((await anna.actor()).actingFor).toMatchObject({ access: 'open' })
    await joris.get(ACTING)
    await joris.press('Zoek', { bsn: '123456789', reden: 'Melding van de school 12' })
    expect(textOf(joris.last!)).toContain('Dit is geen burgerservicenummer.')
    const asked = { bsn: numberOfPersona('cato'), reden: 'Melding van de school 12' }
    await joris.press('Zoek', { ...asked, wie: numberOfPersona('yara') })
    expect(textOf(joris.last!)).toContain('Niemand beslist voor deze persoon.')
    await joris.press('Zoek', { ...asked, wie: numberOfPersona('anna') })
    expect(textOf(joris.last!)).toMatch(/Ouder van een kind.*Beslist nu/)
    expect(joris.last!.text).not.toContain(numberOfPersona('cato'))
    await joris.press('Stop meteen')
    expect(textOf(joris.last!)).toMatch(/Gedaan\..*Gestopt: leest en doet niets/)
    expect((await anna.actor()).actingFor).toMatchObject({ access: 'ended' })
    await joris.press('Laat weer beslissen')
    expect(textOf(joris.last!)).toContain('Beslist nu')
    const events = (await family.logOf(cato.row.id)).map(({ event }) => event)
    expect(events.filter((event) => event === 'representation-changed').length).toBeGreaterThan(1)
    expect(events).toContain('representations-read')
    const forged = await joris.post(ACTING, {
      ...{ do: 'end', id: '0'.repeat(26), reden: 'Melding van de school 12', csrf: joris.token() },
    })
    expect(forged.status).toBe(404)
  })
})
