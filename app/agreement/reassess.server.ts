import { eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Edit } from '~/consent/draft'
import { directoryFor } from '~/consent/meeting.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { isUndecided } from '~/person/gate'
import { findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { actBySystem, gateAct } from '~/representation/act.server'
import {
  decisionStatusBy,
  thoseConcerned,
  type Concerned,
  type Occasion,
  type DecisionStatus,
} from '~/representation/decision-status.server'
import { tellRanks } from '~/representation/ranks.server'
import { readLiveOf, type Representation } from '~/representation/store.server'
import { undecidedFrom as nobodyDecides } from '~/representation/undecided'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { agreementFacts } from './agreement-facts.server'
import { decideApproval, type ApprovalCommand } from './approval'
import { supersededBy } from './split-by-direction'
import { insertApproval, readWaiting, writeApproval, type StoredApproval } from './store.server'

/**
 * Looks again at everything about a person after something around them changed: a day, authority, age, death. What can
 * no longer come into force lapses, with mail to those concerned; the gate closes where nobody may decide, and opens
 * where somebody may again. Never puts anything in force; doing it again changes nothing.
 */
export async function reassess(
  transaction: Transaction,
  runtime: Runtime,
  { subjectId, told = [], ...occasion }: Occasion & { subjectId: string; told?: readonly string[] },
): Promise<DecisionStatus | null> {
  const person = await findById(transaction, runtime, subjectId)
  if (!person?.keys.profile) return null
  const live = await readLiveOf(transaction, subjectId)
  const standing = decisionStatusBy(person, live, localDate(occasion.at))
  const acted = live.filter(({ state }) => state === 'active')
  const also = [...told, ...acted.map(({ representativeId }) => representativeId)]
  for (const waiting of await readWaiting(transaction, person))
    await endIf(transaction, runtime, {
      ...{ command: { do: 'reassess' }, waiting, standing, told: also, ...occasion },
    })
  const settled = await settleGate(transaction, { standing, live, ...occasion })
  await tellRanks(transaction, runtime, { standing, ...occasion })
  if (!settled) return standing
  const written = await findById(transaction, runtime, subjectId)
  return written && { ...standing, person: written }
}

/**
 * A no said just now takes back what waits about the same; the rest of it must be looked at anew by who approves. What
 * ended stands in the list as ended, and can be asked again (`askAgain`). Who
 * withdraws everything takes back whatever waits (AVG 7(3)). Answers how many were touched.
 */
export async function supersede(
  transaction: Transaction,
  runtime: Runtime,
  {
    standing,
    since,
    ...occasion
  }: Occasion & { standing: DecisionStatus | Concerned; since: readonly Edit[] | 'everything' },
): Promise<number> {
  if (since.length === 0) return 0
  let touched = 0
  for (const waiting of await readWaiting(transaction, standing.person)) {
    if (waiting.liftsLock && since !== 'everything') continue
    const { waits, ends } =
      since === 'everything'
        ? { waits: [], ends: waiting.edits }
        : supersededBy(since, waiting.edits, await directoryOf(transaction, since, waiting.edits))
    if (since !== 'everything' && ends.length === 0) continue
    touched += 1
    if (waits.length > 0) await endPart(transaction, runtime, { waiting, waits, ends, standing, ...occasion })
    else
      await endIf(transaction, runtime, {
        command: { do: 'supersede' },
        by: 'actorId' in standing ? standing.actorId : undefined,
        waiting,
        standing,
        told: [],
        ...occasion,
      })
  }
  return touched
}

async function directoryOf(transaction: Transaction, since: readonly Edit[], waiting: readonly Edit[]) {
  const keys = [...since, ...waiting].map(({ key }) => key)
  return directoryFor(transaction, await currentCatalogue(transaction), keys)
}

type Parting = Occasion & {
  standing: DecisionStatus | Concerned
  waiting: StoredApproval
  waits: Edit[]
  ends: Edit[]
}

/** A part of what is asked ends: it becomes a question of its own, that ended, so that it can be read and asked again. */
async function endPart(transaction: Transaction, runtime: Runtime, parting: Parting) {
  const { standing, waiting, waits, ends, at, requestId } = parting
  const { person } = standing
  const id = runtime.newId()
  const { authorId, agreed, expiresOn, askedAt, catalogueVersion, subjectId, rule } = waiting
  await writeApproval(transaction, person, { id: waiting.id, edits: waits })
  await insertApproval(transaction, person, {
    ...{ id, subjectId, authorId, agreed, rule, expiresOn, askedAt, catalogueVersion, edits: ends },
    ...{ state: 'superseded', liftsLock: false, revision: 1, draftId: id, draftRevision: 0, takesOver: null },
  })
  const settledBy = 'actorId' in standing ? standing.actorId : null
  await writeApproval(transaction, person, { id, settledAt: at, settledBy })
  const subject = person.row.id
  const act = { action: 'U', at, requestId } as const
  await appendActivity(transaction, [
    actBySystem(subject, { ...act, event: 'approval-trimmed', object: { type: 'approval', id: waiting.id } }),
    actBySystem(subject, { ...act, event: 'approval-ended', object: { type: 'approval', id } }),
  ])
  for (const citizen of await thoseConcerned(transaction, runtime, { standing, except: null }))
    await enqueue(transaction, runtime, { kind: 'approval', citizen, reason: `${id}:ended`, at })
}

type Ending = Occasion & {
  command: ApprovalCommand & { do: 'reassess' | 'supersede' }
  waiting: StoredApproval
  /** Whose no overtook it. */
  by?: string | undefined
  standing: DecisionStatus
  /** Who is told besides those concerned today: who just lost what made them so. */
  told: readonly string[]
}

async function endIf(transaction: Transaction, runtime: Runtime, ending: Ending) {
  const { command, waiting, standing, at, requestId } = ending
  const today = localDate(at)
  const facts = await agreementFacts(transaction, {
    standing,
    edits: waiting.edits,
    approval: waiting,
    takesOver: waiting.takesOver,
    agreed: waiting.agreed,
    catalogue: await currentCatalogue(transaction),
    approvalDays: 0,
    today,
  })
  const decided = decideApproval(command, facts, today)
  if (!decided.ok || !decided.event) return
  const { event } = decided
  const why = event.happened === 'lapsed' ? event.why : null
  await writeApproval(transaction, standing.person, {
    id: waiting.id,
    state: event.approval.state,
    why,
    settledAt: at,
    ...(ending.by !== undefined && { settledBy: ending.by }),
  })
  const object = { type: 'approval' as const, id: waiting.id }
  await appendActivity(transaction, [
    actBySystem(standing.person.row.id, { event: 'approval-ended', action: 'U', at, requestId, object }),
  ])
  const concerned = await thoseConcerned(transaction, runtime, { standing, except: null })
  const also = [...new Set([...waiting.agreed, ...ending.told])].filter(
    (id) => !concerned.some(({ row }) => row.id === id),
  )
  for (const id of also) {
    const found = await findById(transaction, runtime, id)
    if (found?.keys.profile) concerned.push(found)
  }
  for (const citizen of concerned)
    await enqueue(transaction, runtime, { kind: 'approval', citizen, reason: `${waiting.id}:ended`, at })
}

/** Keeps from when until when nobody may decide, and logs that the gate closed or opened by it. Answers whether it wrote. */
async function settleGate(
  transaction: Transaction,
  { standing, live, at, requestId }: Occasion & { standing: DecisionStatus; live: readonly Representation[] },
): Promise<boolean> {
  const { row } = standing.person
  // Closed already, for good or until the register takes it back: then it is looked at again.
  if (row.deceasedAt) return false
  const today = localDate(at)
  const { capable, undecidedFrom, undecidedUntil, undecidedNoted: noted } = row
  const days = nobodyDecides({ birthDate: standing.birthDate, capable, grants: live }, today)
  const undecidedNoted = isUndecided(days, today)
  const kept = days.undecidedFrom === undecidedFrom && days.undecidedUntil === undecidedUntil
  if (kept && undecidedNoted === noted) return false
  await transaction
    .update(subject)
    .set({ ...days, undecidedNoted })
    .where(eq(subject.id, row.id))
  if (undecidedNoted === noted) return true
  const gate = undecidedNoted ? ('closed' as const) : ('opened' as const)
  await appendActivity(transaction, [gateAct(row.id, { gate, why: 'under-decision', at, requestId })])
  return true
}
