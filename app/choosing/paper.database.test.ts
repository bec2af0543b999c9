import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { profileVersion } from '~/consent/tables.server'
import { readCurrent } from '~/consent/store.server'
import { outbox, paperLetter } from '~/notification/tables.server'
import { readPostal } from '~/notification/postal-address.server'
import type { PostDetails, PostRequestKind } from '~/post/request'
import { closedQuestions } from '~/enquiry/closed-question.server'
import { MAIL_SUBJECTS } from '~/onbehalf/every-mail-subject.server'
import { printDue } from '~/post/print-use-cases.server'
import { readStack } from '~/post/queue-use-cases.server'
import { moveRequest, readRequestPage, receiveRequest, sendOverview } from '~/post/request-use-cases.server'
import { subject } from '~/person/tables.server'
import { addProviders, GP, PHARMACY } from '../../tests/enquiry/portal'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import {
  numberOfPersona,
  openFamily,
  type Family,
  type LoggedIn,
  type Name,
} from '../../tests/support/family'
import { withdrawOnPaper } from './paper-use-cases.server'
import { withdraw } from './withdraw-use-cases.server'

const DESK = { worker: 'ilse', requestId: 'desk' }
const ADDRESS = {
  name: 'Mw. A. de Vries',
  street: 'Dorpsstraat',
  number: '1',
  postcode: '1234 AB',
  town: 'Dorp',
}
const ANNA: PostDetails = {
  ...{ initials: 'A.', surname: 'de Vries', birthDate: '1991-06-01', address: ADDRESS, phone: '0201234567' },
}

const ANNA_HERSELF: { name: Name; birthDate: string; surname?: string } = {
  name: 'anna',
  birthDate: '1991-06-01',
}

eachDatabase('what is asked by post', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let erik: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    ;[anna, erik] = [await family.logIn('anna'), await family.logIn('erik')]
  })
  afterEach(() => fresh.drop())

  const ask = (kind: PostRequestKind, { identitySeen = true, writeThere = false, who = ANNA_HERSELF } = {}) =>
    receiveRequest(family.doors, DESK, {
      ...{ kind, bsn: numberOfPersona(who.name), identitySeen, writeThere },
      details: { ...ANNA, surname: who.surname ?? who.name, birthDate: who.birthDate },
    })
  const asked = async (kind: PostRequestKind, given = {}) => {
    const received = await ask(kind, given)
    if (!received.ok) throw new Error(received.refusal)
    return received.id
  }
  const move = (id: string, command: Parameters<typeof moveRequest>[2]['command']) =>
    moveRequest(fresh.runtime, DESK, { id, command })
  const letters = async () =>
    (await fresh.database.reader.select().from(paperLetter)).map(({ kind, state }) => `${kind} ${state}`)
  const versionsOf = async (id: string) =>
    fresh.database.reader
      .select()
      .from(profileVersion)
      .where(eq(profileVersion.subjectId, id))
      .orderBy(profileVersion.number)

  it('withdraws everything as online does: the same choices, the person told, the worker named', async () => {
    for (const who of [anna, erik]) await family.send(who, { RPZAC005: 'yes', RPZAC104: 'no' })
    const online = { withdrawal: 'all' as const, id: fresh.runtime.newId() }
    await withdraw(fresh.runtime, await dossierOf(fresh.runtime, await erik.actor()), online)
    const id = await asked('withdraw-all')
    expect(await withdrawOnPaper(family.doors, DESK, { id })).toMatchObject({ refusal: 'not-returned' })
    await move(id, { do: 'came-back' })
    expect(await withdrawOnPaper(family.doors, DESK, { id })).toEqual({ ok: true })
    const choices = async (of: LoggedIn) =>
      (await readCurrent(fresh.database.reader, await family.personOf(of.id)))!.choices
    expect(await choices(anna)).toEqual(await choices(erik))
    const [theirs, hers] = [(await versionsOf(erik.id)).at(-1)!, (await versionsOf(anna.id)).at(-1)!]
    const { number, predecessor, catalogueVersion } = theirs
    expect(hers).toMatchObject({ number, predecessor, catalogueVersion })
    expect(hers).toMatchObject({ channel: 'paper', authorId: 'ilse', authorFor: anna.id })
    const log = await family.logOf(anna.id)
    const written = log.find(({ event, object }) => event === 'choices-submitted' && object.version === 2)
    expect(written).toMatchObject({ users: [{ id: 'ilse', role: '07' }] })
    expect(await family.mailsTo(anna.id)).toContain('recorded')
    expect(await letters()).toEqual(['post-withdrawn due'])
    expect(await withdrawOnPaper(family.doors, DESK, { id })).toMatchObject({ refusal: 'settled' })
  })

  it('takes what was begun along, and names the worker who did that', async () => {
    await family.draft(anna, { RPZAC005: 'yes' })
    const id = await asked('withdraw-all')
    await move(id, { do: 'came-back' })
    expect(await withdrawOnPaper(family.doors, DESK, { id })).toEqual({ ok: true })
    const gone = (await family.logOf(anna.id)).filter(
      ({ event, action }) => event === 'draft-changed' && action === 'D',
    )
    expect(gone).toMatchObject([{ users: [{ id: 'ilse', role: '07' }] }])
  })

  it('is done just the same where everything said no already', async () => {
    const online = { withdrawal: 'all' as const, id: fresh.runtime.newId() }
    await withdraw(fresh.runtime, await dossierOf(fresh.runtime, await anna.actor()), online)
    const id = await asked('withdraw-all')
    await move(id, { do: 'came-back' })
    expect(await withdrawOnPaper(family.doors, DESK, { id })).toEqual({ ok: true })
    expect(await versionsOf(anna.id)).toHaveLength(1)
  })

  it('of a child under 12 is signed by who has authority, as the register says at that moment', async () => {
    family.authorityOver('cato', 'anna')
    await family.actFor(anna, 'cato')
    await family.send(anna, { RPZAC005: 'yes' })
    const id = await asked('withdraw-all', { who: { name: 'cato', birthDate: '2017-06-01' } })
    await move(id, { do: 'came-back' })
    const by = (name: Name, birthDate: string) =>
      withdrawOnPaper(family.doors, DESK, { id, signer: { bsn: numberOfPersona(name), birthDate } })
    expect(await withdrawOnPaper(family.doors, DESK, { id })).toMatchObject({ refusal: 'under-age' })
    expect(await by('anna', '1990-01-01')).toMatchObject({ refusal: 'nobody' })
    expect(await by('gerard', '1963-06-01')).toMatchObject({ refusal: 'no-authority' })
    expect(await by('anna', '1991-06-01')).toEqual({ ok: true })
    const [version] = (await fresh.database.reader.select().from(profileVersion)).slice(-1)
    expect(version).toMatchObject({ channel: 'paper', authorId: 'ilse', authorFor: anna.id })
    expect(await letters()).toContain('post-withdrawn due')
  })

  it('does nothing before the signed form is there and it was seen who it is', async () => {
    const id = await asked('overview', { identitySeen: false })
    expect(await move(id, { do: 'send-form' })).toEqual({ ok: true })
    expect(await sendOverview(fresh.runtime, DESK, id)).toMatchObject({ refusal: 'not-returned' })
    await move(id, { do: 'came-back' })
    expect(await sendOverview(fresh.runtime, DESK, id)).toMatchObject({ refusal: 'identity' })
    await move(id, { do: 'identity-seen' })
    expect(await withdrawOnPaper(family.doors, DESK, { id })).toMatchObject({ refusal: 'not-there' })
    expect(await sendOverview(fresh.runtime, DESK, id)).toEqual({ ok: true })
    expect((await letters()).toSorted()).toEqual(['post-form due', 'post-overview due'])
    expect(await move(id, { do: 'refuse', reason: 'twice' })).toMatchObject({ refusal: 'settled' })
    const page = await readRequestPage(fresh.runtime, DESK, id)
    expect(page).toMatchObject({ state: 'handled', identitySeen: true, details: { surname: 'anna' } })
    const events = (await family.logOf(anna.id)).map(({ event }) => event)
    expect(events).toEqual(expect.arrayContaining(['post-request-received', 'post-request-moved']))
  })

  it('of a child under 12 is not sent, and of one who is shielded names nobody', async () => {
    const under = await asked('overview', { who: { name: 'cato', birthDate: '2017-06-01' } })
    await move(under, { do: 'came-back' })
    expect(await sendOverview(fresh.runtime, DESK, under)).toEqual({ ok: false, refusal: 'under-age' })
    const bram = await family.logIn('bram')
    await askAbout('bram')
    const id = await asked('overview', { who: { name: 'bram', birthDate: '2011-06-01' } })
    await move(id, { do: 'came-back' })
    expect(await sendOverview(fresh.runtime, DESK, id)).toEqual({ ok: true })
    await printDue({ runtime: fresh.runtime, subjects: MAIL_SUBJECTS }, DESK)
    const named = async () => (await readStack(fresh.runtime, DESK))[0]!.views!.lines.map(({ who }) => who)
    expect(await named()).toEqual([PHARMACY.name])
    await fresh.database.transact((transaction) =>
      transaction.update(subject).set({ shielded: true }).where(eq(subject.id, bram.id)),
    )
    expect((await named())[0]).toContain('een zorgaanbieder')
  })

  async function askAbout(name: Name) {
    await addProviders(fresh.database)
    const { ask: question } = closedQuestions(fresh.runtime)
    await question(
      {
        ...{ bsn: numberOfPersona(name), data: 'GGC002', purpose: 'TREAT', professional: '900000202' },
        holder: { ura: GP.ura, type: 'Z3' },
        receiver: { ura: PHARMACY.ura, type: 'J8', roleCode: '17.000' },
      },
      { clientId: 'apotheek', ura: PHARMACY.ura, face: 'authzen', requestId: 'q', index: 0 },
    )
  }

  it('lists who asked and when, and nothing that was answered', async () => {
    await askAbout('anna')
    const id = await asked('overview')
    await move(id, { do: 'came-back' })
    await sendOverview(fresh.runtime, DESK, id)
    await printDue({ runtime: fresh.runtime, subjects: MAIL_SUBJECTS }, DESK)
    const [letter] = await readStack(fresh.runtime, DESK)
    expect(letter).toMatchObject({ kind: 'post-overview', address: ADDRESS, code: null })
    const { lines } = letter!.views!
    expect(lines.map((line) => Object.keys(line).toSorted())).toEqual([['at', 'data', 'holder', 'who']])
    expect(JSON.stringify(lines)).not.toMatch(/permit|deny|reason|mag (wel|niet)/)
  })

  it('is written down under no name but that of who has the number', async () => {
    const who = { ...ANNA_HERSELF, surname: 'Peters' }
    expect(await ask('overview', { who })).toEqual({ ok: false, refusal: 'other-name' })
    expect(await letters()).toEqual([])
    expect((await family.logOf(anna.id)).map(({ event }) => event)).not.toContain('looked-up')
    for (let time = 1; time < 10; time += 1) await ask('overview', { who })
    expect(await ask('overview')).toMatchObject({ refusal: 'too-often' })
  })

  it('is asked once at a time, and tells by letter why nothing comes of it', async () => {
    const id = await asked('withdraw-all')
    expect(await ask('withdraw-all')).toEqual({ ok: false, refusal: 'under-way' })
    expect(await move(id, { do: 'refuse', reason: 'not-signed' })).toEqual({ ok: true })
    expect(await letters()).toEqual(['post-refused due'])
    expect(await ask('withdraw-all')).toMatchObject({ ok: true })
  })

  it('has letters go to that address from then on, for who has no e-mail', async () => {
    await asked('overview', { writeThere: true })
    expect(await readPostal(fresh.database.reader, anna.id)).toBeNull()
    await fresh.database.transact((transaction) =>
      transaction
        .update(subject)
        .set({ emailConfirmedAt: null, emailSealed: null })
        .where(eq(subject.id, anna.id)),
    )
    await asked('withdraw-all', { writeThere: true })
    expect(await readPostal(fresh.database.reader, anna.id)).not.toBeNull()
    expect(await fresh.database.reader.select().from(outbox)).toEqual([])
  })
})
