import { eq } from 'drizzle-orm'
import { isAsked, type Approval, type ApprovalFacts } from '~/agreement/approval'
import { lookAgain } from '~/agreement/settle.server'
import { insertApproval, readWaiting } from '~/agreement/store.server'
import { weighLift } from '~/agreement/weigh.server'
import { appendActivity } from '~/audit/append.server'
import { checkAuthority } from '~/authority/authority-sync.server'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Reader, Transaction } from '~/db/database.server'
import { required } from '~/representation/concerned.server'
import { enqueue } from '~/notification/outbox.server'
import { gateOn } from '~/person/gate'
import { findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { actBy } from '~/representation/act.server'
import type { ActingCitizen } from '~/representation/acting'
import { concernedBy, thoseConcerned, type Concerned, type Doors } from '~/representation/standing.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { decideLock, type LockRefusal } from './lock'
import { loginOf } from './login.server'
import { openLock, tellOfLock, type LockAct } from './open-lock.server'

export type Locked = { ok: true } | { ok: false; refusal: LockRefusal | 'not-there' }

/**
 * Sets the emergency lock: from this moment every question about the person is denied. The person at any age, or anybody
 * who may act for them, alone; no register is asked and no terms need be accepted, since it only narrows (AVG 7(3)). What
 * waits for agreement waits on. Set twice it is set once.
 */
export async function lock(
  runtime: Runtime,
  actor: ActingCitizen | null,
  requestId: string,
): Promise<Locked> {
  const who = required(actor)
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Locked> => {
    const concerned = await concernedBy(transaction, runtime, { actor: who, today: localDate(at) })
    if (!concerned) return { ok: false, refusal: 'not-there' }
    const facts = await factsOf(transaction, runtime, { who, concerned, at, approvalDays: 0 })
    const decided = decideLock({ do: 'lock', by: who.subjectId }, facts, { at, today: localDate(at) })
    if (!decided.ok || !decided.event) return decided.ok ? { ok: true } : decided
    await transaction
      .update(subject)
      .set({ lockedAt: at, lockedBy: who.subjectId })
      .where(eq(subject.id, concerned.person.row.id))
    await tellOfLock(transaction, runtime, { concerned, at, requestId, event: 'locked' })
    return { ok: true }
  })
}

export type Lifted =
  /** `waiting`: what somebody else has to agree to first; null when the lock is off. */
  { ok: true; waiting: string | null } | { ok: false; refusal: LockRefusal | 'not-there' | 'register-down' }

/**
 * Lifts the emergency lock, or asks it of who has to agree: see `decideLock`. It widens, so that the register is asked anew
 * whether who acts still has authority; without its answer nothing is done. A lift that waits already is answered with
 * that one: whose turn it is agrees there.
 */
export async function lift(doors: Doors, actor: ActingCitizen | null, requestId: string): Promise<Lifted> {
  const { runtime, approvalDays } = doors
  const who = required(actor)
  const subjectId = who.actingFor?.subjectId ?? who.subjectId
  const checked = await checkAuthority(doors, { subjectId, requestId })
  if (!checked.ok) return checked
  const at = runtime.now()
  const now = { at, today: localDate(at) }
  return runtime.database.transact(async (transaction): Promise<Lifted> => {
    const concerned = await concernedBy(transaction, runtime, { actor: who, today: now.today })
    if (!concerned) return { ok: false, refusal: 'not-there' }
    const facts = await factsOf(transaction, runtime, { who, concerned, at, approvalDays })
    const decided = decideLock({ do: 'lift', by: who.subjectId }, facts, now)
    if (!decided.ok && !isAboutAsking(decided.refusal)) return decided
    const isOff = decided.ok && !decided.event
    const waiting = isOff ? null : await waitingLift(transaction, runtime, { concerned, at, requestId })
    if (waiting) return { ok: true, waiting }
    if (!decided.ok) return decided
    if (!decided.event) return { ok: true, waiting: null }
    if (decided.event.happened !== 'lift-asked') {
      await openLock(transaction, runtime, { concerned, at, requestId })
      return { ok: true, waiting: null }
    }
    const { approval } = decided.event
    const asking = { concerned, approval, facts: facts.agreement, at, requestId }
    return { ok: true, waiting: await ask(transaction, runtime, asking) }
  })
}

/** Who may not ask (again) still gets to the one that waits. */
function isAboutAsking(refusal: LockRefusal): boolean {
  return refusal === 'muted' || refusal === 'declined-lately' || refusal === 'asked-often'
}

/** The lift that waits, if any can still come into force: one that is over ends on the spot. */
async function waitingLift(
  transaction: Transaction,
  runtime: Runtime,
  { concerned: { person }, at, requestId }: LockAct,
): Promise<string | null> {
  const find = async () => (await readWaiting(transaction, person)).find(({ liftsLock }) => liftsLock)
  if (!(await find())) return null
  await lookAgain(transaction, runtime, { subjectId: person.row.id, at, requestId })
  return (await find())?.id ?? null
}

/** Keeps that lifting is asked, and mails whose agreement it waits for. */
async function ask(transaction: Transaction, runtime: Runtime, asking: Asking): Promise<string> {
  const { concerned, approval, facts, at, requestId } = asking
  const { person, actorId } = concerned
  const id = runtime.newId()
  const { rule, agreed, expiresOn } = approval
  const { version: catalogueVersion } = await currentCatalogue(transaction)
  await insertApproval(transaction, person, {
    ...{ id, subjectId: person.row.id, authorId: actorId, state: 'waiting', rule, agreed, expiresOn },
    ...{
      liftsLock: true,
      edits: [],
      catalogueVersion,
      takesOver: null,
      revision: 1,
      draftId: id,
      draftRevision: 0,
    },
    askedAt: at,
  })
  const object = { type: 'approval' as const, id }
  const act = { event: 'approval-asked', action: 'C', at, requestId, object } as const
  await appendActivity(transaction, [actBy(concerned, act)])
  const told = await thoseConcerned(transaction, runtime, { standing: concerned, except: actorId })
  for (const citizen of told)
    if (isAsked(citizen.row.id, approval, facts))
      await enqueue(transaction, runtime, { kind: 'approval', citizen, reason: `${id}:asked:1`, at })
  return id
}

type Asking = { concerned: Concerned; approval: Approval; facts: ApprovalFacts; at: Date; requestId: string }

type Gathering = { who: ActingCitizen; concerned: Concerned; at: Date; approvalDays: number }

async function factsOf(reader: Reader, runtime: Runtime, gathering: Gathering) {
  const { who, concerned, at, approvalDays } = gathering
  const by = who.subjectId
  const weighing = { standing: concerned, approval: null, by, approvalDays, today: localDate(at) }
  return {
    gate: gateOn(concerned.person.row, localDate(at)),
    lockedBy: concerned.person.row.lockedBy,
    agreement: await weighLift(reader, weighing),
    login: loginOf(who, await findById(reader, runtime, who.subjectId)),
  }
}
