import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { answerByMail, readWaitingByMail } from '~/recording/mailed-use-cases.server'
import { openByLetter } from '~/recording/posted-code.server'
import { printSlips } from '~/recording/print-use-cases.server'
import { record } from '~/recording/record-use-cases.server'
import { readSlips } from '~/recording/slip-store.server'
import { spokenIn } from '~/recording/spoken'
import { KINDS, type KindId } from '~/notification/kinds'
import { openLetterCode } from '~/notification/letter-code.server'
import { enqueue } from '~/notification/outbox.server'
import { goesOnPaper } from '~/notification/postal'
import { openPostal, readPostal } from '~/notification/postal-address.server'
import { outbox, paperLetter } from '~/notification/tables.server'
import { MAIL_SUBJECTS } from '~/onbehalf/every-mail-subject.server'
import { subject } from '~/person/tables.server'
import { DESK_PURGES } from '~/retention/desk-purges.server'
import { putProviders } from '~/provider/store.server'
import { openStaffDossier } from '~/representation/staff-dossier.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { numberOfPersona, openFamily, type Family, type LoggedIn } from '../../tests/support/family'
import { aColleague } from '../../tests/support/staff'
import { endChannelPost, setChannelPost } from './channel-use-cases.server'
import { markPosted, markReturned, printAgain, printDue } from './print-use-cases.server'
import { readStack } from './queue-use-cases.server'

const LINDE = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }
const NO_LONGER = `ura:${LINDE.ura} GGC002 RPZAC005`
const ADDRESS = {
  name: 'Mw. A. de Vries',
  street: 'Dorpsstraat',
  number: '1',
  postcode: '1234 AB',
  town: 'Dorp',
}
const DESK = { worker: 'ilse', requestId: 'desk' }

eachDatabase('people without e-mail', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    await fresh.database.transact((transaction) => putProviders(transaction, [LINDE], fresh.clock.now()))
    anna = await withoutMail('anna')
  })
  afterEach(() => fresh.drop())

  async function withoutMail(name: 'anna' | 'dewi') {
    const who = await family.logIn(name)
    await fresh.database.transact((transaction) =>
      transaction
        .update(subject)
        .set({ emailSealed: null, emailIndex: null, emailConfirmedAt: null })
        .where(eq(subject.id, who.id)),
    )
    return who
  }
  const byPost = (name: 'anna' | 'dewi', birthDate: string, address = ADDRESS) =>
    setChannelPost(family.doors, DESK, { bsn: numberOfPersona(name), birthDate, address })
  const letters = () => fresh.database.reader.select().from(paperLetter).orderBy(paperLetter.createdAt)
  const print = () => printDue({ runtime: fresh.runtime, subjects: MAIL_SUBJECTS }, DESK)
  const tell = async (kind: 'lock' | 'recorded' | 'authority', reason = '1', id = anna.id) => {
    const citizen = await family.personOf(id)
    const mail = { kind, citizen, reason, at: fresh.runtime.now() }
    return fresh.database.transact((transaction) => enqueue(transaction, fresh.runtime, mail))
  }
  const events = async (id: string) => (await family.logOf(id)).map(({ event }) => event)

  it('are found by number and birth date, and their address is kept sealed', async () => {
    expect(await byPost('anna', '1990-01-01')).toEqual({ ok: false, refusal: 'nobody' })
    expect(await byPost('anna', '1991-06-01')).toEqual({ ok: true })
    const stored = (await readPostal(fresh.database.reader, anna.id))!
    expect(stored.addressSealed).not.toContain('Dorp')
    expect(openPostal(await family.personOf(anna.id), stored)).toEqual(ADDRESS)
    const log = (await family.logOf(anna.id)).filter(({ users }) => users[0]?.id === 'ilse')
    expect(log.map(({ event }) => event).toSorted()).toEqual(['looked-up', 'postal-address-set'])
  })

  it('are looked for so many times, and no more, and never while mail reaches them', async () => {
    await family.logIn('erik')
    const erik = { bsn: numberOfPersona('erik'), birthDate: '1989-06-01', address: ADDRESS }
    expect(await setChannelPost(family.doors, DESK, erik)).toMatchObject({ refusal: 'has-mail' })
    for (let time = 0; time < 10; time += 1) await byPost('anna', '1990-01-01')
    expect(await byPost('anna', '1991-06-01')).toMatchObject({ refusal: 'too-often' })
    fresh.clock.advance(16 * 60_000)
    expect(await byPost('anna', '1991-06-01')).toEqual({ ok: true })
  })

  it('get a letter of every kind that cannot be switched off, and of no other', async () => {
    await byPost('anna', '1991-06-01')
    const always = (Object.keys(KINDS) as KindId[]).filter(goesOnPaper)
    expect(always).toEqual(
      expect.arrayContaining([
        'approval',
        'recorded',
        'lock',
        'birthday-ahead',
        'turned-12',
        'catalogue-notice',
      ]),
    )
    for (const kind of always) {
      await tell(kind as 'lock')
      const [letter] = (await letters()).filter(({ state }) => state === 'due')
      expect(letter).toMatchObject({ kind, subjectId: anna.id })
      await fresh.database.transact((transaction) => transaction.delete(paperLetter))
    }
    expect(await tell('choices-changed' as 'lock')).toBe('no-address')
    expect(await fresh.database.reader.select().from(outbox)).toEqual([])
  })

  it('get one letter for all that happens while it waits, once per cause; one with a code comes first', async () => {
    await byPost('anna', '1991-06-01')
    expect(await tell('lock')).toBe('by-post')
    expect(await tell('lock')).toBe('already')
    expect(await tell('recorded')).toBe('already')
    expect(await tell('authority')).toBe('already')
    const due = (await letters()).filter(({ state }) => state === 'due')
    expect(due).toMatchObject([{ kind: 'recorded', tellsMore: true }])
    expect(await print()).toEqual({ printed: 1, dropped: 0 })
    expect(await tell('lock', '2')).toBe('by-post')
  })

  it('are told by letter of a birthday that comes', async () => {
    fresh.clock.set('2026-02-01T09:00:00Z')
    const dewi = await withoutMail('dewi')
    await byPost('dewi', '2010-03-19')
    await family.passDay()
    fresh.clock.set('2026-02-20T09:00:00Z')
    await family.passDay()
    expect(await letters()).toMatchObject([{ kind: 'birthday-ahead', state: 'due', subjectId: dewi.id }])
    expect(await print()).toEqual({ printed: 1, dropped: 0 })
  })

  it('get no letter any more of what is gone when it is printed', async () => {
    await byPost('anna', '1991-06-01')
    await tell('lock')
    await fresh.database.transact((transaction) =>
      transaction.update(subject).set({ deceasedAt: fresh.runtime.now() }).where(eq(subject.id, anna.id)),
    )
    expect(await print()).toEqual({ printed: 0, dropped: 1 })
  })

  it('get none any more where letters come back, until there is another address', async () => {
    await byPost('anna', '1991-06-01')
    await tell('recorded')
    await print()
    const { id } = (await letters()).find(({ state }) => state === 'printed')!
    expect(await markReturned(fresh.runtime, DESK, id)).toMatchObject({ refusal: 'not-there' })
    // What a colleague put on paper after the stack was looked at is not in it.
    expect(await markPosted(fresh.runtime, DESK, new Date(0))).toBe(0)
    expect(await markPosted(fresh.runtime, DESK, fresh.runtime.now())).toBe(1)
    await tell('lock')
    expect(await markReturned(fresh.runtime, DESK, id)).toEqual({ ok: true })
    expect((await letters()).map(({ state }) => state).toSorted()).toEqual(['dropped', 'returned'])
    expect(await tell('lock', '2')).toBe('no-address')
    expect(await byPost('anna', '1991-06-01')).toEqual({ ok: true })
    expect(await tell('lock', '3')).toBe('by-post')
    expect(await events(anna.id)).toEqual(
      expect.arrayContaining(['letter-printed', 'letter-posted', 'letter-returned']),
    )
  })

  it('are told at the address from before that it is another, and nothing else', async () => {
    await byPost('anna', '1991-06-01')
    fresh.clock.advance(60_000)
    await byPost('anna', '1991-06-01', ADDRESS)
    expect(await letters()).toEqual([])
    await byPost('anna', '1991-06-01', { ...ADDRESS, street: 'Nieuwstraat' })
    expect(await letters()).toMatchObject([{ kind: 'post-moved', state: 'due' }])
    await tell('lock')
    expect(await print()).toEqual({ printed: 2, dropped: 0 })
    const stack = await readStack(fresh.runtime, DESK)
    const went = stack.map(({ kind, address }) => [kind, address.street])
    expect(went.toSorted()).toEqual([
      ['lock', 'Nieuwstraat'],
      ['post-moved', 'Dorpsstraat'],
    ])
    fresh.clock.advance(60_000)
    await markPosted(fresh.runtime, DESK, fresh.clock.now())
    const [moved] = (await letters()).filter(({ kind }) => kind === 'post-moved')
    await markReturned(fresh.runtime, DESK, moved!.id)
    expect(await readPostal(fresh.database.reader, anna.id)).toMatchObject({ returnedAt: null })
  })

  it('have an address that goes a month after they died', async () => {
    await byPost('anna', '1991-06-01')
    const deceasedAt = fresh.clock.now()
    await fresh.database.transact((transaction) =>
      transaction.update(subject).set({ deceasedAt }).where(eq(subject.id, anna.id)),
    )
    const purge = async () => {
      for (const { id, take } of DESK_PURGES)
        if (id === 'postal-address')
          await fresh.database.transact((transaction) => take(transaction, fresh.clock.now()))
      return readPostal(fresh.database.reader, anna.id)
    }
    fresh.clock.advance(27 * 86_400_000)
    expect(await purge()).not.toBeNull()
    fresh.clock.advance(5 * 86_400_000)
    expect(await purge()).toBeNull()
  })

  it('can stop it', async () => {
    await byPost('anna', '1991-06-01')
    await tell('lock')
    const typed = { bsn: numberOfPersona('anna'), birthDate: '1991-06-01' }
    expect(await endChannelPost(family.doors, DESK, typed)).toEqual({ ok: true })
    expect(await letters()).toMatchObject([{ state: 'dropped' }])
    expect(await tell('lock', '2')).toBe('no-address')
    expect(await endChannelPost(family.doors, DESK, typed)).toMatchObject({ refusal: 'not-there' })
  })

  /** Anna said no before; at the counter she says yes, which waits for her. */
  async function recorded() {
    await family.send(anna, { RPZAC005: 'no' }, `ura:${LINDE.ura}`)
    const staff = await aColleague(fresh.runtime)
    const opening = { staff, subjectId: anna.id, requestId: 'r' }
    const dossier = (await openStaffDossier(fresh.database.reader, fresh.runtime, opening))!
    const made = await record(fresh.runtime, dossier, {
      ...{ visitId: 'v', what: 'SIT001', questionVersion: 1 },
      evidence: { document: 'passport', representative: null, child: 'did-not' },
      spoken: spokenIn('SIT001', 'yes'),
    })
    if (!made.ok) throw new Error(made.refusal)
    await printSlips(fresh.runtime, dossier, made.id)
    return made.id
  }
  const codeInLetter = async () => {
    await print()
    const letter = (await letters()).find(({ state }) => state === 'printed')!
    return openLetterCode(await family.personOf(anna.id), letter as never)!
  }
  const stands = async () => (await family.inForce(anna.id)).filter((line) => line.startsWith(NO_LONGER))

  it('are told of a staff recording by letter, and confirm what waits with its code', async () => {
    await byPost('anna', '1991-06-01')
    const id = await recorded()
    expect((await letters()).filter(({ state }) => state === 'due')).toMatchObject([{ kind: 'recorded' }])
    const code = await codeInLetter()
    await markPosted(fresh.runtime, DESK, fresh.runtime.now())
    const posted = (await letters()).filter(({ state }) => state === 'posted')
    expect(posted).toMatchObject([{ codeSealed: null }])
    const token = (await openByLetter(fresh.runtime, code))!
    expect(await stands()).toEqual([`${NO_LONGER} no`])
    const mailed = { token, requestId: 'letter' }
    expect((await readWaitingByMail(fresh.runtime, mailed))?.waiting?.record).toBe(id)
    const answered = await answerByMail(fresh.runtime, { ...mailed, record: id, answer: 'yes' })
    expect(answered).toEqual({ ok: true, became: 'yes' })
    expect(await stands()).toEqual([`${NO_LONGER} yes`])
    const confirmed = (await family.logOf(anna.id)).find(({ event }) => event === 'recording-confirmed')
    expect(confirmed?.object.id).toBe(`${id}:by-letter`)
  })

  it('confirm nothing with the code of the slip', async () => {
    await byPost('anna', '1991-06-01')
    const id = await recorded()
    const slips = await readSlips(fresh.database.reader, await family.personOf(anna.id), id)
    expect(slips).toHaveLength(1)
    expect(await openByLetter(fresh.runtime, slips[0]!.code)).toBeNull()
  })

  it('have a code that works for fourteen days, at their own address, and not before it is posted', async () => {
    await byPost('anna', '1991-06-01')
    await recorded()
    const first = await codeInLetter()
    const letter = (await letters()).find(({ state }) => state === 'printed')!
    expect(await openByLetter(fresh.runtime, first)).toBeNull()
    expect(await printAgain(fresh.runtime, DESK, letter.id)).toEqual({ ok: true })
    const second = await codeInLetter()
    expect(await openByLetter(fresh.runtime, second)).toBeNull()
    await markPosted(fresh.runtime, DESK, fresh.runtime.now())
    expect(await openByLetter(fresh.runtime, first)).toBeNull()
    const later = (await openByLetter(fresh.runtime, second))!
    fresh.clock.advance(31 * 60_000)
    expect(await readWaitingByMail(fresh.runtime, { token: later, requestId: 'r' })).toBeNull()
    expect(await openByLetter(fresh.runtime, second)).not.toBeNull()
    await byPost('anna', '1991-06-01', { ...ADDRESS, street: 'Elders' })
    expect(await openByLetter(fresh.runtime, second)).toBeNull()
  })
})
