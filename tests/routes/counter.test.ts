import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { readCurrent } from '~/consent/store.server'
import { outbox } from '~/notification/tables.server'
import { optInRequest } from '~/optin/tables.server'
import { parseBsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { apiClient } from '~/provider/tables.server'
import { readOfVisit } from '~/recording/store.server'
import { choose, logIn, logInAtWork } from '../support/citizen'
import { documentOf, findAtCounter, IN_PERSON, recordAnswer } from '../support/counter'
import { employ, oddity } from '../support/staff'
import type { Visitor } from '../support/visitor'
import { builtRoutes } from './build'
import { sendOptIn } from './opt-in-scene'
import { startProduct, type Product } from './product'
import { stateOf } from './state'

/* A day at the counter of a GP, without scripts: whom one finds, what is recorded, and what nobody is told. */

let product: Product
let sanne: Visitor
beforeAll(async () => {
  product = await startProduct()
  sanne = await logInAtWork(product, 'sanne')
})

const mainOf = ({ last }: Visitor) => last!.document.querySelector('main')!
const textOf = (visitor: Visitor) => mainOf(visitor).textContent!.replace(/\s+/g, ' ')
const pathOf = ({ last }: Visitor) => last!.url.slice(product.origin.length)
const personOf = async (key: string) => {
  const bsn = parseBsn(documentOf(key).bsn)!
  return (await findByBsn(product.database.reader, product.runtime, bsn))!
}
const heldHere = async (key: string) => {
  const current = await readCurrent(product.database.reader, await personOf(key))
  return (current?.choices ?? [])
    .filter(({ holder }) => holder === 'ura:90000101')
    .map(({ receiver, answer }) => `${receiver} ${answer}`)
}
const NOT_HERE = 'Voor deze persoon kunt u hier niets vastleggen. De persoon kan het zelf doen.'
const speaks = async (key: string) =>
  sanne.submit('main form .nl-button--primary', { ...documentOf(key), document: 'passport' })

describe('an adult', () => {
  it('is found, asked, read back to and recorded, with a paper, and nothing is left on the screen', async () => {
    const visit = await findAtCounter(sanne, 'ivo')
    expect(textOf(sanne)).toContain('Mogen wij uw behandelgegevens delen')
    await sanne.submit('main form .nl-button--primary', { antwoord: 'yes', ...IN_PERSON })
    expect(pathOf(sanne)).toBe(`/zorgaanbieder/balie/${visit}/teruglezen`)
    expect(textOf(sanne)).toContain('U zei ja. Ik schrijf op:')
    await sanne.press('Klopt. Leg vast en print')
    expect(textOf(sanne)).toContain('Vastgelegd')
    expect(mainOf(sanne).querySelectorAll('.slip')).toHaveLength(1)
    expect(await heldHere('ivo')).toEqual(['RPZAC001 yes', 'RPZAC005 yes', 'RPZAC104 yes'])
    await sanne.press('Wis en volgende persoon')
    expect(textOf(sanne)).toContain('Het scherm is gewist.')
    await sanne.get(`/zorgaanbieder/balie/${visit}/klaar`)
    expect(pathOf(sanne)).toBe('/zorgaanbieder/persoon?gewist')
    expect(mainOf(sanne).textContent).not.toMatch(/Ivo\b/)
  })

  it('hears of it at once, and sees a look without a record too', async () => {
    const nina = await product.citizen('nina')
    await findAtCounter(sanne, 'nina')
    await recordAnswer(sanne, 'no')
    const { id } = (await personOf('nina')).row
    const mails = await product.database.reader.select().from(outbox).where(eq(outbox.subjectId, id))
    expect(mails.map(({ kind }) => kind)).toContain('recorded')
    await nina.get('/mijn')
    expect(textOf(nina)).toContain('Huisartsenpraktijk De Linde')
    await findAtCounter(sanne, 'nina')
    const rows = await product.database.reader.select().from(activity).where(eq(activity.subjectId, id))
    const looks = rows.map(({ entry }) => JSON.parse(entry)).filter(({ event }) => event === 'looked-up')
    expect(looks).toHaveLength(2)
  })

  it('who never logged in is told at the first login, by whom, before anything is chosen; and on top after it', async () => {
    await findAtCounter(sanne, 'lies')
    await recordAnswer(sanne, 'yes')
    const lies = await logIn(product, 'lies')
    expect(pathOf(lies)).toBe('/welkom')
    for (const said of ['Huisartsenpraktijk De Linde', 'Schreef op dat u ja zei', 'door S. Visser, huisarts'])
      expect(textOf(lies)).toContain(said)
    await lies.get('/en/welkom')
    expect(textOf(lies)).toContain('Wrote down that you said yes')
    const after = await product.citizen('lies')
    expect(after.last!.document.querySelector('.on-top')?.textContent).toContain(
      'Huisartsenpraktijk De Linde',
    )
  })

  it('is told the same to staff whatever stood', async () => {
    const yara = await product.citizen('yara')
    await choose(yara, { RPZAC005: 'no' })
    const pages: string[] = []
    for (const key of ['yara', 'hugo']) {
      await findAtCounter(sanne, key)
      await recordAnswer(sanne, 'yes')
      pages.push(screenOf(sanne))
    }
    expect(pages[0]).toBe(pages[1])
    expect(await heldHere('yara')).not.toContain('RPZAC005 yes')
    expect(await heldHere('hugo')).toContain('RPZAC005 yes')
  })

  it('may not want to choose, which is a result too', async () => {
    await findAtCounter(sanne, 'hugo')
    await sanne.submit('button[name="niet-kiezen"]')
    expect(textOf(sanne)).toContain('Vastgelegd: wilde niet kiezen')
  })

  it('was the wrong one: taken away the same day', async () => {
    await findAtCounter(sanne, 'gerard')
    await recordAnswer(sanne, 'no')
    await sanne.get(`${pathOf(sanne).split('?')[0]}?weg`)
    await sanne.submit('button[name=weghalen]')
    expect(textOf(sanne)).toContain('Weggehaald.')
    expect(await heldHere('gerard')).toEqual([])
  })

  it('was wrongly recorded: put back on a later visit, with a reason, without showing what was answered', async () => {
    await findAtCounter(sanne, 'nina')
    await recordAnswer(sanne, 'yes')
    const visit = await findAtCounter(sanne, 'nina')
    await sanne.get(`/zorgaanbieder/balie/${visit}/eerder`)
    expect(textOf(sanne)).not.toMatch(/SIT001|\bJa\b/)
    const record = [...mainOf(sanne).querySelectorAll<HTMLInputElement>('input[name=vastlegging]')][0]
    await sanne.press('Zet terug: verkeerd vastgelegd', { vastlegging: record!.value })
    expect(textOf(sanne)).toContain('Schrijf op wat er misging')
    const typed = { vastlegging: record!.value, reden: 'Het ging om haar zus.' }
    await sanne.press('Zet terug: verkeerd vastgelegd', typed)
    expect(textOf(sanne)).toContain('Teruggezet.')
    expect(await heldHere('nina')).toEqual(['RPZAC001 no', 'RPZAC005 no', 'RPZAC104 no'])
    const els = await logInAtWork(product, 'els')
    const theirs = await findAtCounter(els, 'nina')
    await els.get(`/zorgaanbieder/balie/${theirs}/eerder`)
    expect(textOf(els)).toContain('Er is niets dat u kunt terugzetten.')
  })

  it('is asked one by one where the one question does not fit', async () => {
    const visit = await findAtCounter(sanne, 'gerard')
    await sanne.get(`/zorgaanbieder/balie/${visit}/los`)
    await sanne.submit('main form .nl-button--primary', IN_PERSON)
    expect(textOf(sanne)).toContain('U vulde nog geen antwoord in.')
    await sanne.submit('main form .nl-button--primary', { ...IN_PERSON, 'GGC002-RPZAC004': 'yes' })
    await sanne.press('Klopt. Leg vast en print')
    expect(await heldHere('gerard')).toEqual(['RPZAC004 yes'])
  })
})

/** A screen as staff see it, without what is about this person or this moment. */
function screenOf(visitor: Visitor): string {
  const main = mainOf(visitor).cloneNode(true) as Element
  for (const part of main.querySelectorAll('.visit-bar, .slip, input[name=csrf]')) part.remove()
  return main.innerHTML
    .replace(/balie\/[a-z0-9]+/g, 'balie')
    .replace(/Z \d{4} \d{4} \d{4}|\d{1,2}\.\d{2}|datetime="[^"]*"/g, '')
}

describe('a child', () => {
  it('under 12 is spoken for by who may, whom the portal does not name', async () => {
    await findAtCounter(sanne, 'cato')
    expect(pathOf(sanne)).toMatch(/wie-spreekt$/)
    await speaks('yara')
    expect(textOf(sanne)).toContain(NOT_HERE)
    expect(textOf(sanne)).not.toMatch(/Anna|Erik/)
    await speaks('anna')
    await recordAnswer(sanne, 'yes', { gevraagd: 'ja', aanwezig: 'ja', document: 'geen' })
    expect(await heldHere('cato')).toHaveLength(3)
    expect(textOf(sanne)).toContain('Nog een kind van dit gezin?')
  })

  it('of 12 to 15 says yes with a parent, and no alone', async () => {
    const visit = await findAtCounter(sanne, 'bram')
    // Said before anything is read back, with the way to look the parent up.
    const alone = { antwoord: 'yes', ...IN_PERSON }
    expect((await sanne.submit('main form .nl-button--primary', alone)).status).toBe(422)
    expect(textOf(sanne)).toContain('Voor een ja zijn het kind en een ouder samen nodig.')
    expect(await heldHere('bram')).toEqual([])
    const parent = mainOf(sanne).querySelector<HTMLAnchorElement>('.parent-too a')
    expect(parent?.getAttribute('href')).toContain(visit)
    await sanne.get(parent!.href)
    await speaks('erik')
    await recordAnswer(sanne, 'yes', { ...IN_PERSON, kindja: 'ja' })
    expect(await heldHere('bram')).toHaveLength(3)
    expect(mainOf(sanne).querySelectorAll('.slip')).toHaveLength(2)
    await findAtCounter(sanne, 'bram')
    await recordAnswer(sanne, 'no')
    expect(await heldHere('bram')).toEqual(['RPZAC001 no', 'RPZAC005 no', 'RPZAC104 no'])
  })
})

describe('whom nothing can be recorded for', () => {
  it('is one sentence for a lock and for a death, before anything is asked', async () => {
    const fatima = await product.citizen('fatima')
    await fatima.get('/mijn/noodslot')
    await fatima.submit('main form button')
    const pages: string[] = []
    for (const key of ['fatima', 'otto']) {
      await findAtCounter(sanne, key)
      expect(textOf(sanne)).toContain(NOT_HERE)
      pages.push(screenOf(sanne))
    }
    expect(pages[0]).toBe(pages[1])
  })

  it('is the same sentence when it closes while the screen is open', async () => {
    const anna = await product.citizen('anna')
    await findAtCounter(sanne, 'anna')
    await sanne.submit('main form .nl-button--primary', { antwoord: 'yes', ...IN_PERSON })
    await anna.get('/mijn/noodslot')
    await anna.submit('main form button')
    await sanne.press('Klopt. Leg vast en print')
    expect(textOf(sanne)).toContain(NOT_HERE)
    expect(await heldHere('anna')).toEqual([])
  })

  it('finds nobody by a wrong date, and says what to look at', async () => {
    await sanne.get('/zorgaanbieder/persoon')
    await sanne.submit('main form .nl-button--primary', { ...documentOf('erik'), geboortedatum: '1-1-1990' })
    expect(sanne.last!.status).toBe(404)
    expect(textOf(sanne)).toContain('Wij vinden niemand met dit nummer en deze datum.')
    expect(sanne.last!.url).not.toContain(documentOf('erik').bsn)
  })
})

describe('the question by screen', () => {
  const ask = async (staff: Visitor, fields: Record<string, string>) => {
    const visit = await findAtCounter(staff, 'ivo')
    await staff.get(`/zorgaanbieder/balie/${visit}/vraag?zoek=Linde`)
    return staff.submit('#invulformulier .nl-button--primary', {
      met: '90000101',
      gegevens: 'GGC002',
      ...fields,
    })
  }

  it('is the one that care systems ask: answered by what stands, and in the list of the person', async () => {
    const els = await logInAtWork(product, 'els')
    await ask(els, { als: 'raadpleger' })
    expect(textOf(els)).toMatch(/Mag uw organisatie zien wat Huisartsenpraktijk De Linde heeft\? ?Ja/)
    await ask(els, { als: 'houder' })
    expect(textOf(els)).toContain('Kies wie erom vraagt bij de andere zorgaanbieder')
    await ask(els, { als: 'houder', vrager: 'gp' })
    expect(textOf(els)).toMatch(/Mag Huisartsenpraktijk De Linde zien wat uw organisatie heeft\? ?Nee/)
    const { id } = (await personOf('ivo')).row
    const rows = await product.database.reader
      .select()
      .from(activity)
      .where(eq(activity.subjectId, id))
      .orderBy(activity.at)
    const asked = rows.map(({ entry }) => JSON.parse(entry)).filter(({ event }) => event === 'consulted')
    expect(asked.map(({ outcome }) => outcome)).toEqual(['permit', 'deny'])
  })
})

describe('following', () => {
  it('begins at the counter, is seen by the person, who asks to stop, and stops', async () => {
    const hugo = await product.citizen('hugo')
    const visit = await findAtCounter(sanne, 'hugo')
    await sanne.get(`/zorgaanbieder/balie/${visit}/volgen`)
    await sanne.submit('main form .nl-button--primary', { reden: 'treatment' })
    expect(pathOf(sanne)).toBe('/zorgaanbieder/volgen')
    expect(textOf(sanne)).toContain('Hugo')
    await hugo.get('/mijn/volgers')
    expect(textOf(hugo)).toContain('Huisartsenpraktijk De Linde')
    await hugo.submit('main form button')
    expect(textOf(hugo)).toContain('U vroeg om te stoppen')
    await sanne.get('/zorgaanbieder/volgen')
    expect(textOf(sanne)).toContain('Vraagt u te stoppen')
    const link = [...mainOf(sanne).querySelectorAll('a')].find((one) => one.textContent!.includes('Hugo'))!
    const page = link.getAttribute('href')!
    await sanne.get(page)
    expect(textOf(sanne)).toContain('Deze persoon vraagt u om te stoppen met volgen.')
    const lotte = await logInAtWork(product, 'lotte')
    expect((await lotte.get(page)).status).toBe(404)
    await sanne.press('Stop met volgen')
    expect(textOf(sanne)).toContain('U volgt deze persoon niet meer.')
    await hugo.get('/mijn/volgers')
    expect(textOf(hugo)).toContain('Niemand volgt uw keuzes.')
  })
})

describe('a visit', () => {
  it('is one record, however often its last form is sent', async () => {
    const visit = await findAtCounter(sanne, 'erik')
    await sanne.submit('main form .nl-button--primary', { antwoord: 'yes', ...IN_PERSON })
    const form = { csrf: sanne.token() }
    const twice = [sanne.tab(), sanne.tab()].map((tab) =>
      tab.post(`/zorgaanbieder/balie/${visit}/teruglezen`, form),
    )
    for (const answer of await Promise.all(twice)) expect(answer.status).toBe(200)
    const current = await readCurrent(product.database.reader, await personOf('erik'))
    expect(current?.number).toBe(1)
  })

  it('is of who began it: a colleague, another organisation and who is not at a counter find nothing', async () => {
    const visit = await findAtCounter(sanne, 'erik')
    const others = await Promise.all(['els', 'lotte', 'ruben'].map((name) => logInAtWork(product, name)))
    for (const other of others)
      for (const page of ['', '/los', '/wie-spreekt', '/teruglezen', '/klaar']) {
        await other.get(`/zorgaanbieder/balie/${visit}${page}`)
        expect(mainOf(other).textContent).not.toMatch(/Erik\b/)
      }
  })

  it('ends with the role, at the next click', async () => {
    const again = await logInAtWork(product, 'sanne')
    await findAtCounter(again, 'erik')
    await again.submit('main form .nl-button--primary', { antwoord: 'no', ...IN_PERSON })
    await employ(product.runtime, { roles: ['planner'] })
    await again.press('Klopt. Leg vast en print')
    expect(textOf(again)).not.toContain('Vastgelegd')
    expect(await heldHere('erik')).toEqual(['RPZAC001 yes', 'RPZAC005 yes', 'RPZAC104 yes'])
    await employ(product.runtime, { roles: ['professional'] })
  })
})

describe('one’s own day', () => {
  const lines = () =>
    [...mainOf(sanne).querySelectorAll('tbody tr')].map((row) => row.textContent!.replace(/\s+/g, ' '))

  it('shows what one did without whom, prints again for who is found again, and takes back', async () => {
    await findAtCounter(sanne, 'yara')
    await findAtCounter(sanne, 'karin')
    await recordAnswer(sanne, 'yes')
    await sanne.get('/zorgaanbieder/dag')
    const [recorded, looked] = lines()
    expect(recorded).toMatch(/Vraag SIT001volwassene.*Vastgelegd.*Print opnieuw.*Verkeerde persoon/)
    expect(looked).toMatch(/–OpgezochtNiets vastgelegdDe persoon ziet dit/)
    expect(textOf(sanne)).not.toMatch(/Karin|Yara/i)
    const [print, wrong] = [...mainOf(sanne).querySelectorAll('tbody tr:first-child a')].map((link) =>
      link.getAttribute('href')!,
    )
    await sanne.get(print!)
    expect((await sanne.submit('main form .nl-button--primary', documentOf('yara'))).status).toBe(404)
    expect(textOf(sanne)).toContain('Wij vinden niemand met dit nummer en deze datum.')
    await sanne.submit('main form .nl-button--primary', documentOf('karin'))
    expect(pathOf(sanne)).toMatch(/balie\/.*\/klaar\?print$/)
    expect(mainOf(sanne).querySelectorAll('.slip')).toHaveLength(1)
    const colleague = await logInAtWork(product, 'fatma')
    expect((await colleague.get(print!)).status).toBe(404)
    await sanne.get(wrong!)
    await sanne.press('Haal weg')
    expect(textOf(sanne)).toMatch(
      /is weggehaald. Alles is weer zoals het was.*Weggehaald ?Verkeerde persoon, om/,
    )
    expect(await heldHere('karin')).toEqual([])
    await sanne.get(print!)
    expect(sanne.last!.status).toBe(404)
  })

  it('ends for the next at the same computer', async () => {
    const tab = await logInAtWork(product, 'fatma')
    await tab.press('Wissel van gebruiker')
    expect(tab.last!.document.querySelector('button[name=persona]')).not.toBeNull()
    await tab.get('/zorgaanbieder/dag')
    expect(pathOf(tab)).toMatch(/^\/zorgaanbieder\/inloggen/)
  })
})

describe('what is of another organisation', () => {
  it('looks like what is not there, at every address of the build that names something', async () => {
    const { reader } = product.database
    const visit = await findAtCounter(sanne, 'ivo')
    await recordAnswer(sanne, 'no')
    await sanne.get(`/zorgaanbieder/balie/${visit}/volgen`)
    await sanne.submit('main form .nl-button--primary', { reden: 'treatment' })
    await sendOptIn(await product.citizen('gerard'))
    const [request] = await reader.select().from(optInRequest)
    const [client] = await reader.select().from(apiClient).where(eq(apiClient.ura, '90000101'))
    const ids: Record<string, string> = {
      ...{ visit, person: (await personOf('ivo')).row.id, request: request!.id, client: client!.id },
      record: (await readOfVisit(reader, visit))!.id,
      alarm: await oddity(product.runtime),
      membership: (await employ(product.runtime, { number: '900000777', roles: ['planner'] })).id,
    }
    const named = builtRoutes().filter(
      ({ path = '' }) => path.startsWith('en?/zorgaanbieder/') && path.includes(':'),
    )
    expect(named.length).toBeGreaterThan(14)
    const els = await logInAtWork(product, 'els')
    await employ(product.runtime, { number: '900000404', ura: '90000404', roles: ['administrator'] })
    const lotte = await logInAtWork(product, 'lotte')
    expect((await lotte.get('/zorgaanbieder/organisatie')).status).toBe(200)
    const others = [els, lotte, await logInAtWork(product, 'ruben')]
    const before = await stateOf(product.database)
    for (const other of others)
      for (const { path = '' } of named) {
        const [, name = ''] = /:(\w+)/.exec(path) ?? []
        expect(Object.keys(ids)).toContain(name)
        if (other === others[2] && !['visit', 'record', 'person', 'request'].includes(name)) continue
        const [theirs, nowhere] = [ids[name]!, '0'.repeat(26)].map((id) =>
          path.replace('en?', '').replace(`:${name}`, id),
        )
        const [shown, empty] = [await seen(other, theirs!), await seen(other, nowhere!)]
        expect(shown, path).toEqual(empty)
      }
    expect(await stateOf(product.database)).toBe(before)
  })

  /** What somebody gets at an address, and what comes of a form of theirs that is sent there, the id itself left out. */
  async function seen(other: Visitor, address: string) {
    const got: unknown[] = []
    const tab = other.tab()
    await tab.get('/weergave')
    const form = { ...IN_PERSON, csrf: tab.token(), antwoord: 'yes', rol: 'planner', oordeel: 'in-order' }
    for (const ask of [
      () => tab.get(address),
      () => tab.post(address, { ...form, do: 'take', reden: 'x' }),
    ]) {
      const answer = await ask()
      const text = answer.document.querySelector('main')?.textContent
      expect(text).not.toMatch(/Ivo|Gerard/)
      got.push([answer.status, pathOf(tab).replace(address, ''), text])
    }
    return got
  }
})
