import { and, asc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { LocalDate } from '~/consent/choice'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { findById, passBirthday, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { actBySystem } from './act.server'
import { isAuthority } from './acting'
import { endAuthority } from './authority-sync.server'
import { beginInherited, endInherited } from './inherited-use-cases.server'
import { newReceipt } from './in-force.server'
import { remindOfWaiting } from './reminders.server'
import { lookAgain, type Occasion } from './settle.server'
import { birthDateOf, standingOf, thoseConcerned } from './standing.server'
import { readLiveOf, readSubjectsWaiting } from './store.server'
import { inherited, transitionDone } from './tables.server'
import { dueTransitions, transitionKey, type Transition } from './transitions'
import { addDays } from './who-decides'

const CHUNK = 100
/** A birthday is announced thirty days before. */
const AHEAD_DAYS = 30

export type TransitionsRun = { people: number; happened: Record<string, number> }

/**
 * Does what the days since the last run brought: announces birthdays, effects them, reminds, ends what was not confirmed,
 * lapses what expired. A person a transaction; a run that is cut off goes on where it was, and a second one the same day
 * finds nothing to do. Asks no register: see `recheckRepresented`.
 */
export async function runRepresentationTransitions(
  runtime: Runtime,
  progress: (text: string) => void = () => undefined,
): Promise<TransitionsRun> {
  const run: TransitionsRun = { people: 0, happened: {} }
  const today = localDate(runtime.now())
  for (const list of [ofBirthdays, ofInherited, ofWaiting]) {
    for (let after = ''; ;) {
      const ids = await list(runtime, { after, today })
      for (const id of ids) count(run, await passDays(runtime, id))
      progress(`${run.people} people looked at`)
      if (ids.length < CHUNK) break
      after = ids.at(-1)!
    }
  }
  return run
}

function count(run: TransitionsRun, happened: Transition[]) {
  run.people += 1
  for (const { kind } of happened) run.happened[kind] = (run.happened[kind] ?? 0) + 1
}

type Page = { after: string; today: LocalDate }

async function ofBirthdays({ database }: Runtime, { after, today }: Page): Promise<string[]> {
  const rows = await database.reader
    .select({ id: subject.id })
    .from(subject)
    .where(
      and(
        isNotNull(subject.birthDateSealed),
        lte(subject.nextTransition, addDays(today, AHEAD_DAYS)),
        gt(subject.id, after),
      ),
    )
    .orderBy(asc(subject.id))
    .limit(CHUNK)
  return rows.map(({ id }) => id)
}

async function ofInherited({ database }: Runtime, { after }: Page): Promise<string[]> {
  const rows = await database.reader
    .select({ id: inherited.subjectId })
    .from(inherited)
    .where(and(isNull(inherited.confirmedAt), isNull(inherited.endedAt), gt(inherited.subjectId, after)))
    .orderBy(asc(inherited.subjectId))
    .limit(CHUNK)
  return rows.map(({ id }) => id)
}

async function ofWaiting({ database }: Runtime, { after }: Page): Promise<string[]> {
  const rows = await readSubjectsWaiting(database.reader, { after, limit: CHUNK })
  return rows.map(({ subjectId }) => subjectId)
}

/** Everything that is due about one person, in one transaction. */
async function passDays(runtime: Runtime, subjectId: string): Promise<Transition[]> {
  const at = runtime.now()
  const occasion = { at, requestId: `transitions-${localDate(at)}` }
  const receipt = newReceipt(at)
  return runtime.database.transact(async (transaction) => {
    const happened: Transition[] = []
    for (;;) {
      const due = await nextDue(transaction, runtime, { subjectId, at })
      if (!due) break
      await effect(transaction, runtime, { subjectId, due, receipt, ...occasion })
      happened.push(due)
    }
    const person = await findById(transaction, runtime, subjectId)
    if (person?.keys.profile && isPast(person, at)) await passToday(transaction, { person, at })
    await lookAgain(transaction, runtime, { subjectId, ...occasion })
    await remindOfWaiting(transaction, runtime, { subjectId, ...occasion })
    return happened
  })
}

/** A birthday that was nobody's news here: it only has to be passed. */
function isPast({ row }: Subject, at: Date): boolean {
  return row.nextTransition !== null && row.nextTransition <= localDate(at)
}

/** The first thing that is due and did not happen yet; from now on it did. */
async function nextDue(
  transaction: Transaction,
  runtime: Runtime,
  { subjectId, at }: { subjectId: string; at: Date },
): Promise<Transition | null> {
  const person = await findById(transaction, runtime, subjectId)
  if (!person?.keys.profile) return null
  const done = await transaction.select().from(transitionDone).where(eq(transitionDone.subjectId, subjectId))
  const [took] = await transaction.select().from(inherited).where(eq(inherited.subjectId, subjectId))
  const facts = {
    birthDate: person.row.gate === 'deceased' ? null : birthDateOf(person),
    capable: person.row.capable,
    knownSince: localDate(person.row.createdAt),
    inheritedSince: took && !took.confirmedAt && !took.endedAt ? took.since : null,
    done: new Set(done.map(({ key }) => key)),
  }
  const [due] = dueTransitions(facts, localDate(at))
  if (!due) return null
  await transaction.insert(transitionDone).values({ subjectId, key: transitionKey(due), at })
  return due
}

type Effecting = Occasion & { subjectId: string; due: Transition; receipt: string }

async function effect(transaction: Transaction, runtime: Runtime, effecting: Effecting): Promise<void> {
  const { subjectId, due, at, requestId } = effecting
  const person = await findById(transaction, runtime, subjectId)
  if (!person) return
  switch (due.kind) {
    case 'announce-12':
    case 'announce-16':
    case 'announce-18':
      return announce(transaction, runtime, { ...effecting, person })
    case 'turn-12':
      return turnTwelve(transaction, runtime, { ...effecting, person })
    case 'turn-16':
    case 'turn-18':
      return comeOfAge(transaction, runtime, { ...effecting, person })
    case 'inherited-first':
    case 'inherited-after-3-months':
    case 'inherited-after-11-months':
      await enqueue(transaction, runtime, {
        kind: 'inherited',
        citizen: person,
        reason: transitionKey(due),
        at,
      })
      return
    case 'inherited-end':
      return endInherited(transaction, runtime, { person, at, requestId, receipt: effecting.receipt })
  }
}

type Concerning = Effecting & { person: Subject }

async function announce(transaction: Transaction, runtime: Runtime, announcing: Concerning) {
  await tellAll(transaction, runtime, { ...announcing, mail: 'birthday-ahead' })
  await log(transaction, { ...announcing, event: 'age-announced' })
}

/** From the next widening on the child must agree; what is in force stays. */
async function turnTwelve(transaction: Transaction, runtime: Runtime, turning: Concerning) {
  await passToday(transaction, turning)
  await tellAll(transaction, runtime, { ...turning, mail: 'turned-12' })
  await log(transaction, { ...turning, event: 'age-passed' })
}

/** The parents' access ends and what waits lapses. At 16 the person is asked to look at what was taken along. */
async function comeOfAge(transaction: Transaction, runtime: Runtime, turning: Concerning) {
  const { person, due, at, requestId } = turning
  const live = await readLiveOf(transaction, person.row.id)
  const parents = live.filter(({ kind }) => isAuthority(kind))
  for (const one of parents)
    await endAuthority(transaction, runtime, { person, one, reason: due.kind, at, requestId })
  const told = parents.map(({ representativeId }) => representativeId)
  await passToday(transaction, turning)
  await lookAgain(transaction, runtime, { subjectId: person.row.id, told, at, requestId })
  if (due.kind === 'turn-16') {
    await beginInherited(transaction, { person, since: due.on })
    await enqueue(transaction, runtime, { kind: 'turned-16', citizen: person, reason: due.on, at })
  }
  await log(transaction, { ...turning, event: 'age-passed' })
}

/** From here on the next birthday counts; when there is none, the date is gone and the person is grown up. */
async function passToday(transaction: Transaction, { person, at }: Pick<Concerning, 'person' | 'at'>) {
  const birthDate = birthDateOf(person)
  if (birthDate) await passBirthday(transaction, person, { birthDate, today: localDate(at) })
}

async function tellAll(
  transaction: Transaction,
  runtime: Runtime,
  { person, due, at, mail }: Concerning & { mail: 'birthday-ahead' | 'turned-12' },
) {
  const standing = await standingOf(transaction, person, localDate(at))
  const reason = `${person.row.id}:${transitionKey(due)}`
  for (const citizen of await thoseConcerned(transaction, runtime, { standing, except: null }))
    await enqueue(transaction, runtime, { kind: mail, citizen, reason, at })
}

function log(
  transaction: Transaction,
  { person, due, at, requestId, event }: Concerning & { event: 'age-announced' | 'age-passed' },
) {
  const object = { type: 'profile' as const, id: `${person.row.id}:${due.kind}` }
  return appendActivity(transaction, [
    actBySystem(person.row.id, { event, action: 'U', at, requestId, object }),
  ])
}
