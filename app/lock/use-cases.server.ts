import { eq } from 'drizzle-orm'
import { overrideFacts } from '~/agreement/agreement-facts.server'
import { isAsked, type Approval, type ApprovalFacts } from '~/agreement/approval'
import { reassess } from '~/agreement/reassess.server'
import { insertApproval, readWaiting } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import { checkAuthority } from '~/authority/authority-sync.server'
import { currentCatalogue } from '~/catalogue/store.server'
import type { Reader, Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { gateOn } from '~/person/gate'
import { subject } from '~/person/tables.server'
import { act } from '~/representation/act.server'
import { thoseConcerned, type Doors } from '~/representation/decision-status.server'
import { renewed, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { decideLock, type LockRefusal } from './lock'
import { loginOf } from './login.server'
import { openLock, tellOfLock } from './open-lock.server'

export type Locked = { ok: true } | { ok: false; refusal: LockRefusal | 'not-there' }

/**
 * Sets the emergency lock: from this moment every question about the person is denied. The person at any age, or anybody
 * who may act for them, alone; no register is asked and no terms need be accepted, since it only narrows (AVG 7(3)). What
 * waits for agreement waits on. Set twice it is set once.
 */
export async function lock(runtime: Runtime, opened: Dossier): Promise<Locked> {
  return runtime.database.transact(async (transaction): Promise<Locked> => {
    const dossier = await renewed(transaction, runtime, opened)
    if (!dossier) return { ok: false, refusal: 'not-there' }
    const { at, actorId } = dossier
    const facts = await factsOf(transaction, runtime, { dossier, approvalDays: 0 })
    const decided = decideLock({ do: 'lock', by: actorId }, facts, dossier)
    if (!decided.ok || !decided.event) return decided.ok ? { ok: true } : decided
    await transaction
      .update(subject)
      .set({ lockedAt: at, lockedBy: actorId })
      .where(eq(subject.id, dossier.person.row.id))
    await tellOfLock(transaction, runtime, { dossier, event: 'locked' })
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
export async function lift(doors: Doors, opened: Dossier): Promise<Lifted> {
  const { runtime, approvalDays } = doors
  const { person, requestId } = opened
  const checked = await checkAuthority(doors, { subjectId: person.row.id, requestId })
  if (!checked.ok) return checked
  return runtime.database.transact(async (transaction): Promise<Lifted> => {
    const dossier = await renewed(transaction, runtime, opened)
    if (!dossier) return { ok: false, refusal: 'not-there' }
    const facts = await factsOf(transaction, runtime, { dossier, approvalDays })
    const decided = decideLock({ do: 'lift', by: dossier.actorId }, facts, dossier)
    if (!decided.ok && !isAboutAsking(decided.refusal)) return decided
    const isOff = decided.ok && !decided.event
    const waiting = isOff ? null : await waitingLift(transaction, runtime, dossier)
    if (waiting) return { ok: true, waiting }
    if (!decided.ok) return decided
    if (!decided.event) return { ok: true, waiting: null }
    if (decided.event.happened !== 'lift-asked') {
      await openLock(transaction, runtime, dossier)
      return { ok: true, waiting: null }
    }
    const { approval } = decided.event
    const asking = { dossier, approval, facts: facts.agreement }
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
  { person, at, requestId }: Dossier,
): Promise<string | null> {
  const find = async () => (await readWaiting(transaction, person)).find(({ liftsLock }) => liftsLock)
  if (!(await find())) return null
  await reassess(transaction, runtime, { subjectId: person.row.id, at, requestId })
  return (await find())?.id ?? null
}

/** Keeps that lifting is asked, and mails whose agreement it waits for. */
async function ask(transaction: Transaction, runtime: Runtime, asking: Asking): Promise<string> {
  const { dossier, approval, facts } = asking
  const { person, actorId, at } = dossier
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
  await appendActivity(transaction, [act(dossier, { event: 'approval-asked', action: 'C', object })])
  const told = await thoseConcerned(transaction, runtime, { standing: dossier, except: actorId })
  for (const citizen of told)
    if (isAsked(citizen.row.id, approval, facts))
      await enqueue(transaction, runtime, { kind: 'approval', citizen, reason: `${id}:asked:1`, at })
  return id
}

type Asking = { dossier: Dossier; approval: Approval; facts: ApprovalFacts }

type Gathering = { dossier: Dossier; approvalDays: number }

async function factsOf(reader: Reader, runtime: Runtime, gathering: Gathering) {
  const { dossier, approvalDays } = gathering
  const { person, actorId, today } = dossier
  const weighing = { standing: dossier, approval: null, by: actorId, approvalDays, today }
  return {
    gate: gateOn(person.row, today),
    lockedBy: person.row.lockedBy,
    agreement: await overrideFacts(reader, weighing),
    login: await loginOf(reader, runtime, dossier),
  }
}
