import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import { answerAlarm } from '~/colleagues/alarm-use-cases.server'
import { closedQuestions } from '~/enquiry/closed-question.server'
import type { Staff } from '~/identity/actor'
import { endByStaff } from '~/recording/end-use-cases.server'
import { writeConfirmedAddress } from '~/notification/address.server'
import { parseEmail } from '~/notification/email'
import { makeWaitsToken } from '~/notification/what-waits-token.server'
import type { Evidence } from '~/recording/recorded'
import { readRecordings } from '~/recording/store.server'
import { findById, numberOf } from '~/person/store.server'
import { act } from '~/representation/act.server'
import { readActingSession } from '~/representation/acting-session.server'
import { listAlarms } from '~/staff/alarm-store.server'
import { actFor } from '../support/acting'
import { choose } from '../support/citizen'
import { dossierAt, printFor, recordFor } from '../support/recorded'
import { aColleague } from '../support/staff'
import { Visitor } from '../support/visitor'
import { words } from '../support/words'
import { startProduct, type Product } from './product'

/* What staff wrote down, as whom it is about reads it, answers it and puts it back. */

const HERE = 'GP'
let product: Product
let staff: Staff

beforeAll(async () => {
  product = await startProduct()
  staff = await aColleague(product.runtime)
})

const pageOf = (id: string) => `/mijn/vastgelegd/${id}`
const titleOf = ({ last }: Visitor) => last!.document.querySelector('h1')!.textContent
const textOf = ({ last }: Visitor) => last!.document.querySelector('main')!.textContent!
const buttonsOf = ({ last }: Visitor) =>
  [...last!.document.querySelectorAll<HTMLButtonElement>('.columns__main button[name=do]')].map(
    ({ value }) => value,
  )
const press = (visitor: Visitor, doing: string) => visitor.submit(`main button[value="${doing}"]`)
const signsOf = ({ last }: Visitor) =>
  [...last!.document.querySelectorAll('.tree .bridge')].map((sign) => sign.getAttribute('data-answer'))
const actorOf = async (visitor: Visitor) =>
  (await readActingSession(product.runtime, visitor.cookies()))!.actor
const idOf = async (visitor: Visitor) => (await actorOf(visitor)).subjectId
const say = async (visitor: Visitor, answer: 'yes' | 'no') =>
  recordFor(product.runtime, { staff, subjectId: await idOf(visitor), answer })
/** A pharmacy asks for what the organisation of the staff has. */
const ask = async (subjectId: string) => {
  const { reader } = product.database
  const bsn = numberOf((await findById(reader, product.runtime, subjectId))!)!
  return closedQuestions(product.runtime).ask(
    {
      ...{ bsn, data: 'GGC002', purpose: 'TREAT', professional: '900000202' },
      holder: { ura: '90000101', type: 'Z3' },
      receiver: { ura: '90000202', type: 'J8', roleCode: '17.000' },
    },
    { clientId: 'apotheek', ura: '90000202', face: 'authzen', requestId: 'r', index: 0 },
  )
}
const recordsOf = async (subjectId: string) => {
  const { reader } = product.database
  return readRecordings(reader, (await findById(reader, product.runtime, subjectId))!, { limit: 9 })
}

describe('a record', () => {
  it('tells who, when, what was asked and what holds, and goes back in one step', async () => {
    const citizen = await product.newCitizen()
    const id = await say(citizen, 'yes')
    await citizen.get(pageOf(id))
    expect(titleOf(citizen)).toBe(words('nl', 'recorded.title'))
    for (const said of ['Huisartsenpraktijk De Linde', 'S. Visser', 'met uw paspoort', 'dat u ja zei'])
      expect(textOf(citizen)).toContain(said)
    expect(citizen.last!.document.querySelector('blockquote')!.textContent).toContain(
      words('nl', 'recording.question.SIT001'),
    )
    expect(textOf(citizen)).toContain('Was: nog geen keuze')
    expect(signsOf(citizen)).toEqual(['yes', 'yes', 'yes'])
    expect(buttonsOf(citizen)).toEqual(['accept', 'undo', 'not-said'])
    const old = citizen.tab()
    await old.get(pageOf(id))
    await press(citizen, 'undo')
    expect(titleOf(citizen)).toBe(words('nl', 'recorded.done.undo'))
    expect(signsOf(citizen)).toEqual(['none', 'none', 'none'])
    // The same press from a page that was open before changes nothing, and is told what was done.
    await press(old, 'undo')
    expect(titleOf(old)).toBe(words('nl', 'recorded.done.undo'))
    await old.get(pageOf(id))
    expect(buttonsOf(old)).toEqual([])
    expect(textOf(old)).toContain('U maakte dit ongedaan')
    await old.get(`/en${pageOf(id)}`)
    expect(titleOf(old)).toBe(words('en', 'recorded.title'))
  })

  it('that was never said goes back at once, with a number and when an answer comes', async () => {
    const citizen = await product.newCitizen()
    const id = await say(citizen, 'no')
    const [{ number } = { number: '' }] = await recordsOf(await idOf(citizen))
    await citizen.get(pageOf(id))
    await press(citizen, 'not-said')
    expect(textOf(citizen)).toContain(number)
    expect(textOf(citizen)).toContain('Binnen 4 weken krijgt u antwoord')
    expect(signsOf(citizen)).toEqual(['none', 'none', 'none'])
    const { ura } = staff.organisation
    const of = { ura, answered: 0 }
    const { waiting } = await listAlarms(product.database.reader, product.runtime, of)
    const ruben = await aColleague(product.runtime, { number: '900000303', roles: ['administrator'] })
    const said = { verdict: 'not-in-order' as const, answer: 'Een vergissing.', requestId: 'answer' }
    for (const { id: alarm } of waiting)
      await answerAlarm(product.runtime, { staff: ruben, id: alarm, ...said })
    await citizen.get('/mijn')
    expect(citizen.last!.document.querySelector('.on-top')?.textContent).toContain('antwoordde op uw melding')
    await citizen.get('/mijn/vastgelegd')
    expect(textOf(citizen)).toContain('Beantwoord')
    await citizen.get(pageOf(id))
    expect(textOf(citizen)).toContain(`De zorgaanbieder keek dit na en antwoordde op`)
    expect(textOf(citizen)).not.toContain('vergissing')
    await citizen.get('/mijn')
    expect(citizen.last!.document.querySelector('.on-top')).toBeNull()
    // What the address says is shown only where it happened.
    await citizen.get(`${pageOf(id)}?gedaan=klopt`)
    expect(titleOf(citizen)).toBe(words('nl', 'recorded.title'))
  })

  it('is right: the band goes, and it can still go back', async () => {
    const citizen = await product.newCitizen()
    const id = await say(citizen, 'yes')
    await citizen.get(pageOf(id))
    await press(citizen, 'accept')
    expect(titleOf(citizen)).toBe(words('nl', 'recorded.done.accept'))
    await citizen.get(pageOf(id))
    expect(buttonsOf(citizen)).toEqual(['undo', 'not-said'])
  })

  it('of somebody else is not there, and neither is one that never was', async () => {
    const [owner, other] = [await product.newCitizen(), await product.newCitizen()]
    const id = await say(owner, 'yes')
    for (const path of [pageOf(id), pageOf('x')]) {
      expect((await other.get(path)).status, path).toBe(404)
      await other.get('/mijn/meldingen')
      const fields = { csrf: other.token(), do: 'undo' }
      expect((await other.post(path, fields)).status, path).toBe(404)
    }
    expect((await recordsOf(await idOf(owner)))[0]!.endedAs).toBeNull()
  })

  it('that staff took back says so', async () => {
    const citizen = await product.newCitizen()
    const id = await say(citizen, 'yes')
    const old = citizen.tab()
    await old.get(pageOf(id))
    const subjectId = await idOf(citizen)
    await ask(subjectId)
    const at = await dossierAt(product.runtime, { staff, subjectId })
    await endByStaff(product.runtime, at, { id, as: 'wrong-person' })
    await press(old, 'accept')
    expect(textOf(old)).toContain('De zorgaanbieder nam dit terug')
    expect(buttonsOf(old)).toEqual([])
    expect(textOf(old)).toMatch(
      /Apotheek Centrum.*behandelgegevens zien bij Huisartsenpraktijk De Linde.*Kreeg ja/,
    )
    const other = await say(citizen, 'no')
    await citizen.get(pageOf(other))
    await press(citizen, 'not-said')
    expect(textOf(citizen)).toContain('Niemand kreeg daardoor een ander antwoord.')
  })
})

describe('what waits', () => {
  let citizen: Visitor
  let id: string
  beforeEach(async () => {
    citizen = await product.newCitizen()
    await choose(citizen, { RPZAC005: 'no' }, HERE)
    id = await say(citizen, 'yes')
    await citizen.get(pageOf(id))
  })

  it('has its own question, no first, and becomes yes by the person alone', async () => {
    // A GP who is a pharmacy too would go before that no: that waits as well.
    expect(signsOf(citizen)).toEqual(['none', 'yes', 'no'])
    expect(textOf(citizen)).toContain('Mogen huisartsen en huisartsenposten, en apotheken het ook zien?')
    expect(buttonsOf(citizen)).toEqual(['no', 'yes', 'accept', 'undo', 'not-said'])
    await press(citizen, 'yes')
    expect(titleOf(citizen)).toBe(words('nl', 'recorded.done.yes'))
    expect(signsOf(citizen)).toEqual(['yes', 'yes', 'yes'])
    expect(buttonsOf(citizen)).toEqual(['accept', 'undo', 'not-said'])
  })

  it('does not ask about whom they read a yes already, though that waits as well', async () => {
    const other = await product.newCitizen()
    await choose(other, { RPZAC001: 'yes', RPZAC005: 'no' }, HERE)
    const record = await say(other, 'yes')
    await other.get('/mijn')
    expect(textOf(other)).toMatch(/Dit wacht op u\s*1/)
    await other.get(pageOf(record))
    expect(signsOf(other)).toEqual(['yes', 'yes', 'no'])
    const { stranger } = await behindLink(other)
    await press(stranger, 'look')
    for (const page of [other, stranger]) expect(textOf(page)).toContain('Mogen apotheken het ook zien?')
    expect(textOf(other)).toMatch(/huisartsenposten\s*Dat stond er al/)
  })

  it('stays no, from an old page too', async () => {
    const old = citizen.tab()
    await old.get(pageOf(id))
    await press(citizen, 'no')
    expect(titleOf(citizen)).toBe(words('nl', 'recorded.done.no'))
    await press(old, 'yes')
    expect(textOf(old)).toContain('Het bleef nee')
    expect(signsOf(old)).toEqual(['none', 'yes', 'no'])
  })

  /** The page behind the link in the mail, in a browser in which nobody is logged in. */
  async function behindLink(of = citizen, at = new Date()) {
    const { database, runtime } = product
    const mailed = (await findById(database.reader, runtime, await idOf(of)))!
    const stranger = new Visitor(product.origin)
    const path = `/wacht-op-u/${makeWaitsToken(runtime, { citizen: mailed, at })}`
    await stranger.get(path)
    return { stranger, path }
  }

  it('is answered by the link in the mail, at a press: opening it shows and changes nothing', async () => {
    const { stranger, path } = await behindLink()
    const unopened = textOf(stranger)
    expect(titleOf(stranger)).toBe(words('nl', 'recorded.mailed.unopened'))
    expect(unopened).not.toContain('De Linde')
    const other = await behindLink(await product.newCitizen())
    expect(textOf(other.stranger)).toBe(unopened)
    await press(other.stranger, 'look')
    expect(titleOf(other.stranger)).toBe(words('nl', 'recorded.mailed.nothing'))
    await press(stranger, 'look')
    for (const said of [
      'De Linde',
      'S. Visser',
      'apotheken het ook zien',
      'behandelgegevens',
      'Eerder zei u zelf nee',
    ])
      expect(textOf(stranger)).toContain(said)
    await citizen.get(pageOf(id))
    expect(signsOf(citizen)).toEqual(['none', 'yes', 'no'])
    await press(stranger, 'yes')
    expect(titleOf(stranger)).toBe(words('nl', 'recorded.mailed.yes'))
    await citizen.get(pageOf(id))
    expect(signsOf(citizen)).toEqual(['yes', 'yes', 'yes'])
    // Once answered it opens nothing more.
    await stranger.get(path)
    await press(stranger, 'look')
    expect(titleOf(stranger)).toBe(words('nl', 'recorded.mailed.nothing'))
    expect(textOf(stranger)).not.toContain('De Linde')
  })

  it('is not answered by a link of 14 days ago, or to an address that is no longer theirs, nor behind a lock', async () => {
    const gone = async (link: Visitor) => {
      const answer = await link.submit('main button[value="look"]')
      expect(answer.status).toBe(404)
      expect(titleOf(link)).toBe(words('nl', 'recorded.mailed.gone'))
    }
    await gone((await behindLink(citizen, new Date(Date.now() - 14 * 86_400_000))).stranger)
    const { stranger, path } = await behindLink()
    await press(stranger, 'look')
    await citizen.get('/mijn/noodslot')
    await press(citizen, 'lock')
    await press(stranger, 'yes')
    expect(titleOf(stranger)).toBe(words('nl', 'recorded.mailed.log-in'))
    const { database, runtime } = product
    const at = new Date(Date.now() + 1)
    const person = (await findById(database.reader, runtime, await idOf(citizen)))!
    await database.transact((transaction) =>
      writeConfirmedAddress(transaction, runtime, {
        ...{ citizen: person, email: parseEmail('nieuw@voorbeeld.nl')!, at },
      }),
    )
    await stranger.get(path)
    await gone(stranger)
    expect((await recordsOf(await idOf(citizen)))[0]!.waits).toBe('waiting')
  })
})

describe('of a child of two parents', () => {
  let anna: Visitor
  let erik: Visitor
  let childId: string
  const withAnna = async (): Promise<Evidence> => ({
    document: null,
    representative: { id: await idOf(anna), document: 'passport' },
    child: 'did-not',
  })

  beforeAll(async () => {
    ;[anna, erik] = [await product.citizen('anna'), await product.citizen('erik')]
    for (const parent of [anna, erik]) await actFor(parent, 'Cato')
    childId = (await actorOf(anna)).actingFor!.subjectId
  })

  it('each parent reads it, and only whose no it is is asked about what waits', async () => {
    await choose(erik, { RPZAC005: 'no' })
    const evidence = await withAnna()
    const id = await recordFor(product.runtime, { staff, subjectId: childId, answer: 'yes', evidence })
    await anna.get(pageOf(id))
    expect(textOf(anna)).toContain('was u erbij, met uw paspoort')
    expect(buttonsOf(anna)).toEqual(['accept', 'undo', 'not-said'])
    expect(textOf(anna)).not.toContain('Wacht op u')
    await erik.get(pageOf(id))
    expect(textOf(erik)).toContain('was de andere ouder')
    expect(buttonsOf(erik)).toEqual(['no', 'yes', 'accept', 'undo', 'not-said'])
    await anna.post(pageOf(id), { csrf: anna.token(), do: 'yes' })
    expect(anna.last!.status).toBe(409)
    await press(erik, 'yes')
    expect(signsOf(erik)).toEqual(['yes', 'yes', 'yes'])
  })

  it('the no that one said stays, whatever the other puts back', async () => {
    const evidence = await withAnna()
    const id = await recordFor(product.runtime, { staff, subjectId: childId, answer: 'no', evidence })
    await erik.get(pageOf(id))
    expect(textOf(erik)).toContain('Dat nee blijft')
    await press(erik, 'undo')
    expect(textOf(erik)).toContain('Niet alles kon terug')
    expect(signsOf(erik)).toEqual(['no', 'no', 'no'])
  })
})

describe('the overview', () => {
  const bandOf = ({ last }: Visitor) => last!.document.querySelector('.on-top')?.textContent

  it('has a band until it was looked at, and says what waits at its place and in its list', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC005: 'no' })
    const id = await say(citizen, 'yes')
    await citizen.get('/mijn')
    expect(bandOf(citizen)).toMatch(/De Linde legde iets voor u vast.*door S. Visser.*2 dingen wachten op u/)
    expect(citizen.last!.document.querySelectorAll('.on-top')).toHaveLength(1)
    const waiting = citizen.last!.document.querySelector<HTMLAnchorElement>('.columns__before .row a')!
    expect(waiting.textContent).toBe('Mag dit ja worden?')
    expect(textOf(citizen)).toContain('Wacht op u: de zorgaanbieder schreef ja op')
    await citizen.get(waiting.href)
    await press(citizen, 'no')
    await citizen.get('/mijn')
    expect([bandOf(citizen), textOf(citizen).includes('Mag dit ja worden?')]).toEqual([undefined, false])
    // What staff took back is told anew.
    const subjectId = await idOf(citizen)
    const at = await dossierAt(product.runtime, { staff, subjectId })
    await endByStaff(product.runtime, at, { id, as: 'wrong-person' })
    await citizen.get('/mijn')
    expect(bandOf(citizen)).toContain('is teruggezet')
  })

  it('has it for what changed nothing too, and undoes in one press', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC001: 'no', RPZAC005: 'no', RPZAC104: 'no' })
    await say(citizen, 'yes')
    await citizen.get('/mijn')
    expect(bandOf(citizen)).toContain('3 dingen wachten op u')
    await citizen.submit('.on-top button[value=undo]')
    expect(titleOf(citizen)).toBe(words('nl', 'recorded.done.undo'))
    await citizen.get('/mijn')
    expect(bandOf(citizen)).toBeUndefined()
  })
})

describe('the list', () => {
  const LIST = '/mijn/vastgelegd'

  it('says who recorded, who looked and recorded nothing, and who was refused; the switch keeps them out', async () => {
    const citizen = await product.newCitizen()
    const subjectId = await idOf(citizen)
    await citizen.get(LIST)
    expect(textOf(citizen)).toContain('Nog niemand')
    await lookUp(subjectId)
    await say(citizen, 'yes')
    await lookUp(subjectId)
    await citizen.get('/mijn')
    const link = citizen.last!.document.querySelector<HTMLAnchorElement>(`main a[href="${LIST}"]`)!
    await citizen.get(link.href)
    const rows = () => [...citizen.last!.document.querySelectorAll('main .row')].map((row) => row.textContent)
    expect(rows()).toEqual([
      expect.stringMatching(/De Linde.*Zocht u op en legde niets vast/),
      expect.stringMatching(/De Linde.*Schreef op: ja.*Nog niet bekeken/),
    ])
    await press(citizen, 'forbid')
    expect(textOf(citizen)).toContain('Niemand mag nu voor u vastleggen')
    await expect(say(citizen, 'no')).rejects.toThrow('not-here')
    await citizen.get(LIST)
    expect(rows()[0]).toContain('Wilde iets vastleggen. Dat kon niet.')
    await press(citizen, 'allow')
    expect(textOf(citizen)).toContain('Zorgaanbieders mogen weer voor u vastleggen')
    await say(citizen, 'no')
  })

  it('of a child is for each parent, and one does not undo the switch of the other', async () => {
    const [anna, erik] = [await product.citizen('anna'), await product.citizen('erik')]
    for (const parent of [anna, erik]) await actFor(parent, 'Cato')
    await anna.get(LIST)
    await press(anna, 'forbid')
    await erik.get(LIST)
    expect(textOf(erik)).toContain('Alleen wie dit aanzette, kan het uitzetten')
    expect(erik.last!.document.querySelector('main [value=allow]')).toBeNull()
    await erik.post(LIST, { csrf: erik.token(), do: 'allow' })
    expect(erik.last!.status).toBe(409)
    await press(anna, 'allow')
  })

  const lookUp = async (subjectId: string) => {
    const dossier = await dossierAt(product.runtime, { staff, subjectId })
    const entry = act(dossier, { event: 'looked-up', action: 'R' })
    await product.database.transact((transaction) => appendActivity(transaction, [entry]))
  }
})

describe('the code of the paper', () => {
  const paperOf = async (citizen: Visitor, answer: 'yes' | 'no') => {
    const subjectId = await idOf(citizen)
    const id = await recordFor(product.runtime, { staff, subjectId, answer })
    return { id, subjectId, code: await printFor(product.runtime, { staff, subjectId, id }) }
  }
  const type = async (code: string, visitor = new Visitor(product.origin)) => {
    await visitor.get('/code')
    await visitor.submit('main form button', { code })
    return visitor
  }
  /** What is on the page, without what tells one paper from another. */
  const bareOf = ({ last }: Visitor) =>
    last!.document
      .querySelector('main')!
      .innerHTML.replaceAll(/Z \d{4} \d{4} \d{4}|[2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4}/g, 'X')
      .replaceAll(/datetime="[^"]*"|\d+[.:]\d\d|name="csrf" value="[^"]*"/g, 'X')

  it('shows and answers the same whatever stood, and whatever became of it', async () => {
    const [never, saidNo, tookBack] = [
      await product.newCitizen(),
      await product.newCitizen(),
      await product.newCitizen(),
    ]
    await choose(saidNo, { RPZAC001: 'no', RPZAC005: 'no', RPZAC104: 'no' })
    const papers = [await paperOf(never, 'yes'), await paperOf(saidNo, 'yes'), await paperOf(tookBack, 'yes')]
    await tookBack.get(pageOf(papers[2]!.id))
    await press(tookBack, 'undo')
    const pages: string[][] = []
    for (const { code } of papers) {
      const visitor = await type(code.toLowerCase())
      const shown = bareOf(visitor)
      await press(visitor, 'not-said')
      pages.push([shown, bareOf(visitor)])
      for (const heard of visitor.heard) expect(heard.url).not.toContain(code)
    }
    expect(pages[0]![0]).toContain('Huisartsenpraktijk De Linde')
    expect(pages[0]![1]).toContain(words('nl', 'recorded.code.ended'))
    expect(pages[1]).toEqual(pages[0])
    expect(pages[2]).toEqual(pages[0])
    const records = await Promise.all(papers.map(({ subjectId }) => recordsOf(subjectId)))
    expect(records.map(([one]) => one!.endedAs)).toEqual(['not-said', 'not-said', 'undone'])
    expect(product.output()).not.toContain(papers[0]!.code)
  })

  it('says that it is right and confirms nothing', async () => {
    const citizen = await product.newCitizen()
    await choose(citizen, { RPZAC005: 'no' })
    const { code, subjectId } = await paperOf(citizen, 'yes')
    const visitor = await type(code)
    await press(visitor, 'accept')
    expect(titleOf(visitor)).toBe(words('nl', 'recorded.code.accepted'))
    const [record] = await recordsOf(subjectId)
    expect(record).toMatchObject({ waits: 'waiting', endedAs: null, acceptedAt: expect.any(Date) })
  })

  it('that is wrong, or of an older paper, is told in one sentence, and tried only so often', async () => {
    const citizen = await product.newCitizen()
    const { code, id, subjectId } = await paperOf(citizen, 'yes')
    await printFor(product.runtime, { staff, subjectId, id })
    const visitor = new Visitor(product.origin)
    for (const wrong of [code, 'AAAA BBBB CCCC', 'x']) {
      await type(wrong, visitor)
      expect([visitor.last!.status, textOf(visitor)]).toEqual([
        422,
        expect.stringContaining('Deze code werkt niet of niet meer'),
      ])
    }
    const statuses: number[] = []
    for (const sign of 'ABCDEFGHJKM') {
      await visitor.post('/code', { csrf: visitor.token(), code: `${sign}ZZZZZZZZZZZ`, do: 'not-said' })
      statuses.push(visitor.last!.status)
      await visitor.get('/code')
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([422, 429])
    expect((await recordsOf(subjectId))[0]!.endedAs).toBeNull()
  })
})
