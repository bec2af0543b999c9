import { and, asc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { reassess } from '~/agreement/reassess.server'
import { remindOfWaiting } from '~/agreement/reminders.server'
import { readSubjectsWaiting } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import { endAuthority } from '~/authority/authority-sync.server'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import type { Reader, Transaction } from '~/db/database.server'
import { enterOnce, readLedger } from '~/ledger/ledger.server'
import { enqueue } from '~/notification/outbox.server'
import { isUndecided } from '~/person/gate'
import { findById, passBirthday, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { actBySystem } from '~/representation/act.server'
import { isAuthority } from '~/representation/acting'
import {
  birthDateOf,
  decisionStatusOf,
  thoseConcerned,
  type DecisionStatus,
} from '~/representation/decision-status.server'
import { readLiveOf } from '~/representation/store.server'
import { inherited } from '~/representation/tables.server'
import { addDays, type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import type { Occasion, Page, Transition } from '~/transition/transition'
import { beginInherited, endInherited, lastVersionBefore, readOpen } from './inherited.server'
import { AHEAD_DAYS, dueTransitions, transitionKey, type DueTransition } from './transitions'

/**
 * What days bring to those who are represented: birthdays are announced and effected, what was taken along at 16 is
 * reminded of and ends when it was not confirmed, what waits is reminded of and lapses. They ask no register: see
 * `recheckRepresented`.
 */
export const representationTransitions: Transition[] = [
  { name: 'birthdays', candidates: ofBirthdays, isDue: hasDue, effect: applyDueTransitions },
  { name: 'inherited', candidates: ofInherited, isDue: hasDue, effect: applyDueTransitions },
  // Whether something lapses depends on more than the day, so that it is looked at every time.
  { name: 'gates', candidates: ofGates, isDue: hasGateToNote, effect: applyDueTransitions },
  {
    name: 'approvals',
    candidates: ofWaiting,
    isDue: () => Promise.resolve(true),
    effect: applyDueTransitions,
  },
]

async function ofBirthdays(reader: Reader, { today }: Occasion, { after, limit }: Page): Promise<string[]> {
  const rows = await reader
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
    .limit(limit)
  return rows.map(({ id }) => id)
}

async function ofInherited(reader: Reader, _occasion: Occasion, { after, limit }: Page): Promise<string[]> {
  const rows = await reader
    .select({ id: inherited.subjectId })
    .from(inherited)
    .where(and(isNull(inherited.confirmedAt), isNull(inherited.endedAt), gt(inherited.subjectId, after)))
    .orderBy(asc(inherited.subjectId))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Whose gate closed or opened on a day that passed, which nobody has noted yet. */
async function ofGates(reader: Reader, { today }: Occasion, { after, limit }: Page): Promise<string[]> {
  const { undecidedFrom: from, undecidedUntil: until, undecidedNoted: noted } = subject
  const closed = and(eq(noted, false), lte(from, today), or(isNull(until), gt(until, today)))
  const opened = and(eq(noted, true), lte(until, today))
  const rows = await reader
    .select({ id: subject.id })
    .from(subject)
    .where(and(isNull(subject.deceasedAt), or(closed, opened), gt(subject.id, after)))
    .orderBy(asc(subject.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

function hasGateToNote(_reader: Reader, { row }: Subject, { today }: Occasion): Promise<boolean> {
  return Promise.resolve(row.deceasedAt === null && isUndecided(row, today) !== row.undecidedNoted)
}

async function ofWaiting(reader: Reader, _occasion: Occasion, page: Page): Promise<string[]> {
  const rows = await readSubjectsWaiting(reader, page)
  return rows.map(({ subjectId }) => subjectId)
}

async function hasDue(reader: Reader, person: Subject, { today }: Occasion): Promise<boolean> {
  return isPast(person, today) || (await firstDue(reader, person, today)) !== undefined
}

/** Everything that is due about one person, as this transaction read them. */
export async function applyDueTransitions(
  transaction: Transaction,
  runtime: Runtime,
  { citizen, occasion }: Parameters<Transition['effect']>[2],
): Promise<boolean> {
  const { at, today, requestId } = occasion
  const subjectId = citizen.row.id
  let person: Subject | null = citizen
  let standing: DecisionStatus | null = null
  let happened = false
  while (person?.keys.profile) {
    const due = await firstDue(transaction, person, today)
    if (!due) break
    await enterOnce(transaction, { subjectId, kind: due.kind, reason: due.on }, at)
    standing = await effect(transaction, runtime, { person, due, at, requestId })
    person = standing?.person ?? (await findById(transaction, runtime, subjectId))
    happened = true
  }
  if (person?.keys.profile && isPast(person, today)) {
    await passToday(transaction, { person, at })
    standing = null
  }
  standing ??= await reassess(transaction, runtime, { subjectId, at, requestId })
  if (standing) await remindOfWaiting(transaction, runtime, { standing, at })
  return happened
}

/** A birthday that was nobody's news here: it only has to be passed. */
export function isPast({ row }: Subject, today: LocalDate): boolean {
  return row.nextTransition !== null && row.nextTransition <= today
}

/** The first thing that is due and did not happen yet. */
async function firstDue(
  reader: Reader,
  person: Subject,
  today: LocalDate,
): Promise<DueTransition | undefined> {
  const { id, deceasedAt, capable, createdAt } = person.row
  const done = await readLedger(reader, id)
  const open = await readOpen(reader, person)
  const facts = {
    birthDate: deceasedAt ? null : birthDateOf(person),
    capable,
    knownSince: localDate(createdAt),
    inheritedSince: open?.since ?? null,
    done: new Set(done.map(({ kind, reason }) => transitionKey({ kind, on: reason }))),
  }
  return dueTransitions(facts, today)[0]
}

type Concerning = { person: Subject; due: DueTransition; at: Date; requestId: string }

/** Answers how the person stands, where everything about them was looked at again at the end. */
async function effect(
  transaction: Transaction,
  runtime: Runtime,
  effecting: Concerning,
): Promise<DecisionStatus | null> {
  const { person, due, at, requestId } = effecting
  switch (due.kind) {
    case 'announce-12':
    case 'announce-16':
    case 'announce-18':
      await announce(transaction, runtime, effecting)
      return null
    case 'turn-12':
      await turnTwelve(transaction, runtime, effecting)
      return null
    case 'turn-16':
    case 'turn-18':
      return comeOfAge(transaction, runtime, effecting)
    case 'inherited-first':
    case 'inherited-after-3-months':
    case 'inherited-after-11-months':
      await enqueue(transaction, runtime, {
        kind: 'inherited',
        citizen: person,
        reason: transitionKey(due),
        at,
      })
      return null
    case 'inherited-end':
      await endInherited(transaction, runtime, {
        person,
        at,
        requestId,
        receiptNumber: drawReceiptNumber(at),
      })
      return null
  }
}

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
  const standing = await reassess(transaction, runtime, { subjectId: person.row.id, told, at, requestId })
  if (due.kind === 'turn-16') {
    const version = await lastVersionBefore(transaction, person, due.on)
    await beginInherited(transaction, { person, since: due.on, version })
    await enqueue(transaction, runtime, { kind: 'turned-16', citizen: person, reason: due.on, at })
  }
  await log(transaction, { ...turning, event: 'age-passed' })
  return standing
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
  const standing = await decisionStatusOf(transaction, person, localDate(at))
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
