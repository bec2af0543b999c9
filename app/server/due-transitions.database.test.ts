import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { publishCatalogue } from '~/catalogue/store.server'
import { catalogueVersion1 } from '~/catalogue/version-1'
import type { Choice } from '~/consent/choice'
import { readCurrent, readVersion } from '~/consent/store.server'
import { profileVersion } from '~/consent/tables.server'
import { writeVersion } from '~/consent/write-version.server'
import { enterOnce } from '~/ledger/ledger.server'
import { ledger } from '~/ledger/tables.server'
import { outbox } from '~/notification/tables.server'
import { savePreferences } from '~/notification/use-cases.server'
import { findById, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { tellingOf } from '~/transition/statement-told.server'
import { aCitizen } from '../../tests/mail/post-office'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { openFamily } from '../../tests/support/family'
import { asClosed } from '../../tests/support/gate'
import { runTransition, runTransitions } from './due-transitions.server'
import { daily } from './housekeeping.server'

const yes: Choice = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC001', answer: 'yes' }
const other: Choice = { ...yes, receiver: 'RPZAC005' }

const NOTHING = {
  ...{ birthdays: 0, inherited: 0, gates: 0, approvals: 0 },
  ...{ 'yes-ended': 0, 'end-announced': 0, 'still-right': 0, 'catalogue-told': 0, 'opt-in-goes': 0 },
  ...{ 'leave-lapsed': 0, 'statement-told': 0, 'leave-waits': 0 },
}

/** Adds a type of organisations to the group of hospitals. */
const NEWER = {
  ...catalogueVersion1,
  version: 2,
  receiverCategoryOfType: { ...catalogueVersion1.receiverCategoryOfType, Q9: ['RPZAC104'] },
}

eachDatabase('what happens by the date', (open) => {
  let fresh: TestDatabase
  let anna: Subject
  const failures: unknown[] = []

  beforeEach(async () => {
    fresh = await open()
    fresh.clock.set('2026-03-01T09:00:00Z')
    anna = await aCitizen(fresh.runtime, { kinds: ['yes-ends', 'still-right'] })
    failures.length = 0
  })

  const run = (runtime: Runtime = fresh.runtime) =>
    runTransitions(runtime, { requestId: 'run', onFailure: (error) => void failures.push(error) })
  const effected = async () =>
    Object.fromEntries((await run()).map(({ name, effected: many }) => [name, many]))
  const mails = async () =>
    (await fresh.database.reader.select().from(outbox).orderBy(asc(outbox.createdAt))).map(({ uniqueKey }) =>
      uniqueKey.replaceAll(anna.row.id, 'anna'),
    )
  const logged = async () =>
    (await fresh.database.reader.select().from(activity).where(eq(activity.subjectId, anna.row.id)))
      .map(({ event }) => event)
      .filter((event) => ['choice-ended', 'end-announced', 'still-right-asked'].includes(event))

  /** Puts choices in force for Anna, as if she had sent them now. */
  async function choose(choices: Choice[]) {
    await fresh.database.transact(async (transaction) => {
      const citizen = (await findById(transaction, fresh.runtime, anna.row.id))!
      await writeVersion(transaction, citizen, {
        number: citizen.row.currentVersion + 1,
        predecessor: citizen.row.currentVersion,
        choices,
        catalogueVersion: 1,
        readIn: 'kept',
        receiptNumber: 'Z 2026 0000 0001',
        authorId: citizen.row.id,
        authorRole: '01',
        channel: 'self',
        at: fresh.clock.now(),
      })
    })
  }
  const current = async () => {
    const citizen = (await findById(fresh.database.reader, fresh.runtime, anna.row.id))!
    return (await readCurrent(fresh.database.reader, citizen))!
  }

  it('announces the end two weeks ahead, once, and writes it on record the day after, once', async () => {
    await choose([{ ...yes, until: '2026-03-20' }, other])
    fresh.clock.set('2026-03-05T22:59:00Z')
    expect(await effected()).toEqual(NOTHING)
    // Midnight in Amsterdam: it is the sixth there, fourteen days before.
    fresh.clock.set('2026-03-05T23:01:00Z')
    expect(await effected()).toMatchObject({ 'end-announced': 1 })
    expect(await effected()).toMatchObject({ 'end-announced': 0 })
    fresh.clock.set('2026-03-20T22:59:00Z')
    expect(await effected()).toEqual(NOTHING)
    fresh.clock.set('2026-03-20T23:01:00Z')
    expect(await effected()).toMatchObject({ 'yes-ended': 1 })
    expect(await effected()).toMatchObject({ 'yes-ended': 0 })
    expect(await current()).toMatchObject({
      number: 2,
      predecessor: 1,
      channel: 'system',
      choices: [{ ...yes, answer: 'no' }, other],
      firstEnd: null,
    })
    expect(await mails()).toEqual(['yes-ends:anna:before 2026-03-20', 'yes-ends:anna:ended 2'])
    expect(await logged()).toEqual(['end-announced', 'choice-ended'])
  })

  it('catches up on days that were missed, with one mail for what is over', async () => {
    await choose([{ ...yes, until: '2026-03-20' }])
    fresh.clock.set('2026-06-01T09:00:00Z')
    await run()
    expect(await mails()).toEqual(['yes-ends:anna:ended 2'])
  })

  it('announces each day on which something ends, however close they are', async () => {
    await choose([
      { ...yes, until: '2026-03-10' },
      { ...other, until: '2026-03-10' },
      { ...yes, receiver: 'RPZAC104', until: '2026-03-20' },
    ])
    await run()
    expect(await mails()).toEqual(['yes-ends:anna:before 2026-03-10'])
    fresh.clock.set('2026-03-06T09:00:00Z')
    await run()
    expect(await mails()).toEqual(['yes-ends:anna:before 2026-03-10', 'yes-ends:anna:before 2026-03-20'])
  })

  it('does everything once, whatever runs at the same time (R11)', async () => {
    await choose([
      { ...yes, until: '2026-02-20' },
      { ...other, until: '2026-03-10' },
    ])
    const second = { ...fresh.runtime, database: fresh.open() }
    await Promise.all([run(), run(second), run(), run(second)])
    await Promise.all([run(), run(second)])
    expect(failures).toEqual([])
    // Two processes write in lanes of their own: of what is logged at one moment the order says nothing.
    expect((await logged()).toSorted()).toEqual(['choice-ended', 'end-announced'])
    expect((await mails()).toSorted()).toEqual(['yes-ends:anna:before 2026-03-10', 'yes-ends:anna:ended 2'])
    expect(await fresh.database.reader.$count(profileVersion)).toBe(2)
    expect(await fresh.database.reader.$count(ledger)).toBe(1)
  })

  it('asks once a year whether it is still right, counted from the last change or the last time it was asked', async () => {
    await choose([yes])
    fresh.clock.set('2027-02-28T22:59:00Z')
    expect(await effected()).toMatchObject({ 'still-right': 0 })
    fresh.clock.set('2027-02-28T23:01:00Z')
    expect(await effected()).toMatchObject({ 'still-right': 1 })
    expect(await effected()).toMatchObject({ 'still-right': 0 })
    fresh.clock.set('2027-08-01T09:00:00Z')
    expect(await effected()).toMatchObject({ 'still-right': 0 })
    fresh.clock.set('2028-03-01T09:00:00Z')
    expect(await effected()).toMatchObject({ 'still-right': 1 })
    fresh.clock.set('2028-06-01T09:00:00Z')
    await choose([other])
    fresh.clock.set('2029-03-02T09:00:00Z')
    expect(await effected()).toMatchObject({ 'still-right': 0 })
    fresh.clock.set('2029-06-01T09:00:00Z')
    expect(await effected()).toMatchObject({ 'still-right': 1 })
    expect((await mails()).filter((key) => key.startsWith('still-right'))).toHaveLength(3)
  })

  it('asks nobody who never chose, or whose profile is being erased or whose life has ended', async () => {
    fresh.clock.set('2028-01-01T09:00:00Z')
    expect(await effected()).toMatchObject({ 'still-right': 0 })
    fresh.clock.set('2026-03-01T09:00:00Z')
    await choose([yes])
    fresh.clock.set('2028-01-01T09:00:00Z')
    for (const gate of ['erasing', 'deceased']) {
      await fresh.database.transact((transaction) => transaction.update(subject).set(asClosed(gate)))
      expect(await effected()).toMatchObject({ 'still-right': 0 })
    }
  })

  it('sends no mail to who switched it off, and has it on record all the same', async () => {
    await savePreferences(fresh.runtime, { subjectId: anna.row.id, requestId: 'r', kinds: [] })
    await choose([{ ...yes, until: '2026-03-10' }])
    await run()
    fresh.clock.set('2026-03-11T09:00:00Z')
    await run()
    expect(await mails()).toEqual([])
    expect(await logged()).toEqual(['end-announced', 'choice-ended'])
  })

  it('goes on with the others when one fails, and says so', async () => {
    await choose([{ ...yes, until: '2026-02-20' }])
    const broken = await aCitizen(fresh.runtime, { bsn: '999990147', email: null })
    await fresh.database.transact(async (transaction) => {
      await writeVersion(transaction, broken, {
        number: 1,
        predecessor: 0,
        choices: [{ ...yes, until: '2026-02-20' }],
        catalogueVersion: 1,
        readIn: 'kept',
        receiptNumber: 'Z 2026 0000 0002',
        authorId: broken.row.id,
        authorRole: '01',
        channel: 'self',
        at: fresh.clock.now(),
      })
      await transaction
        .update(profileVersion)
        .set({ choicesSealed: 'broken' })
        .where(eq(profileVersion.subjectId, broken.row.id))
    })
    const ended = (await run()).find(({ name }) => name === 'yes-ended')
    expect(ended).toEqual({ name: 'yes-ended', effected: 1, failed: 1 })
    expect(failures.length).toBeGreaterThan(0)
    expect((await current()).channel).toBe('system')
  })

  it('tells of a newer catalogue whom it touches, once, and nobody else', async () => {
    await choose([{ ...yes, receiver: 'RPZAC104' }])
    await fresh.database.transact((transaction) => publishCatalogue(transaction, NEWER, fresh.clock.now()))
    expect(await effected()).toEqual({ ...NOTHING, 'catalogue-told': 1 })
    expect(await effected()).toEqual(NOTHING)
    expect(await mails()).toEqual(['catalogue-notice:anna:2:anna'])
  })

  it.each<[string, Choice[]]>([
    ['a yes to another group', [yes]],
    ['a no', [{ ...yes, receiver: 'RPZAC104', answer: 'no' }]],
    ['a yes that ended', [{ ...yes, receiver: 'RPZAC104', until: '2026-02-20' }]],
  ])('does not tell of a newer catalogue who has only %s', async (_name, choices) => {
    await choose(choices)
    await run()
    await fresh.database.transact((transaction) => publishCatalogue(transaction, NEWER, fresh.clock.now()))
    expect((await effected())['catalogue-told']).toBe(0)
  })

  it('tells of a new privacy statement once whom mail reaches, whatever they switched off, and not who read it at their first login', async () => {
    await savePreferences(fresh.runtime, { subjectId: anna.row.id, requestId: 'r', kinds: [] })
    const bart = await aCitizen(fresh.runtime, { bsn: '999990147' })
    await aCitizen(fresh.runtime, { bsn: '999990184', email: null })
    const now = { at: fresh.clock.now(), today: localDate(fresh.clock.now()), requestId: 'run' }
    const running = { requestId: 'run', onFailure: (error: unknown) => void failures.push(error) }
    const tell = (version: number, runtime: Runtime = fresh.runtime) =>
      runTransition(runtime, tellingOf(version), { occasion: now, running })
    expect((await tell(1)).effected).toBe(0)
    await fresh.database.transact((transaction) =>
      enterOnce(transaction, { subjectId: bart.row.id, kind: 'statement-told', reason: '2' }, now.at),
    )
    const second = { ...fresh.runtime, database: fresh.open() }
    const told = await Promise.all([tell(2), tell(2, second)])
    expect(told.map(({ effected: many }) => many).toSorted()).toEqual([0, 1])
    expect((await tell(2)).effected).toBe(0)
    expect(await mails()).toEqual(['statement-changed:anna:2'])
    expect((await tell(3)).effected).toBe(2)
    expect(failures).toEqual([])
  })

  it('is what the worker does at the start of each local day', async () => {
    await choose([{ ...yes, until: '2026-03-01' }])
    const keepHouse = daily(openFamily(fresh).doors, (error) => void failures.push(error))
    await keepHouse()
    fresh.clock.set('2026-03-01T22:59:00Z')
    await keepHouse()
    expect((await current()).number).toBe(1)
    fresh.clock.set('2026-03-01T23:01:00Z')
    await keepHouse()
    expect((await current()).number).toBe(2)
    const version = await readVersion(fresh.database.reader, anna, 2)
    expect(version!.authorRole).toBe('07')
    expect(failures).toEqual([])
  })
})
