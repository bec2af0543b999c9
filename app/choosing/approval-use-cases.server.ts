import {
  decideApproval,
  type ApprovalCommand,
  type ApprovalEvent,
  type ApprovalFacts,
  type ApprovalRefusal,
} from '~/agreement/approval'
import { reassess } from '~/agreement/reassess.server'
import { readApproval, writeApproval, type StoredApproval } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import { checkAuthority } from '~/authority/authority-sync.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { activateVersion, readInOf } from '~/consent/activate-version.server'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import { readCurrent, startOf } from '~/consent/store.server'
import { decideSubmit, type SubmitRefusal } from '~/consent/submit'
import type { Transaction } from '~/db/database.server'
import { hindranceOf, putLiftInForce } from '~/lock/agree-lift.server'
import { enqueue } from '~/notification/outbox.server'
import { gateOn } from '~/person/gate'
import { act } from '~/representation/act.server'
import { thoseConcerned, type Doors } from '~/representation/decision-status.server'
import { renewed, type Dossier } from '~/representation/dossier.server'
import { termsOf } from '~/representation/terms.server'
import type { Runtime } from '~/runtime/runtime.server'
import { factsOf, proposalAsked } from './approval-pages.server'
import { sendAgreed } from './opt-in-sending.server'

export type AgreeCommand = { approvalId: string }
export type Agreed =
  /** `number`: the version that is in force because of it; null while somebody else still has to agree. */
  | { ok: true; number: number | null }
  | {
      ok: false
      refusal: ApprovalRefusal | Exclude<SubmitRefusal, 'already-submitted'> | 'register-down' | 'stale-login'
    }

/**
 * Agrees with exactly what was on the screen (`seen`). The register is asked anew whether who acts still has authority;
 * without its answer nothing is done. Two who agree at once make one version; who came second is refused as
 * `already-agreed` or `closed`, and is shown what stands now.
 */
export async function approve(
  doors: Doors,
  dossier: Dossier,
  { seen, ...agreeing }: AgreeCommand & { seen: string },
): Promise<Agreed> {
  const { runtime } = doors
  const { person, at, today, requestId } = dossier
  const checked = await checkAuthority(doors, { subjectId: person.row.id, requestId })
  if (!checked.ok) return checked
  const receiptNumber = drawReceiptNumber(at)
  const command: ApprovalCommand = { do: 'approve', by: dossier.actorId, seen }
  return runtime.database.transact(async (transaction): Promise<Agreed> => {
    const opened = await open(transaction, doors, { dossier, ...agreeing })
    if (!opened) return { ok: false, refusal: 'not-there' }
    const { approval, facts } = opened
    const hindrance = await hindranceOf(transaction, runtime, opened)
    if (hindrance) return { ok: false, refusal: hindrance }
    const decided = decideApproval(command, facts, today)
    if (!decided.ok) return refusedApproval(transaction, doors, { ...opened, refusal: decided.refusal })
    if (!decided.event) throw new Error('who answers is answered')
    if (decided.event.happened === 'put-in-force' && approval.liftsLock)
      return putLiftInForce(transaction, runtime, { ...opened, event: decided.event })
    if (decided.event.happened === 'put-in-force')
      return force(transaction, doors, { ...opened, receiptNumber, event: decided.event })
    const changes = { id: approval.id, agreed: decided.event.approval.agreed }
    await writeApproval(transaction, opened.dossier.person, changes)
    await note(transaction, doors, { ...opened, event: decided.event })
    return { ok: true, number: null }
  })
}

/** Says no to exactly what was on the screen (`seen`), with a reason in one's own words for who asked. */
export async function decline(
  doors: Doors,
  dossier: Dossier,
  declining: AgreeCommand & { reason: string; seen: string },
): Promise<Agreed> {
  const { seen, reason, ...agreeing } = declining
  const command = { do: 'decline', by: dossier.actorId, seen } as const
  return close(doors, dossier, { ...agreeing, command, reason })
}

/** Takes back what one asked oneself. */
export async function withdraw(doors: Doors, dossier: Dossier, agreeing: AgreeCommand): Promise<Agreed> {
  const command = { do: 'withdraw', by: dossier.actorId } as const
  return close(doors, dossier, { ...agreeing, command })
}

type Closing = AgreeCommand & { command: ApprovalCommand & { do: 'decline' | 'withdraw' }; reason?: string }

async function close(doors: Doors, dossier: Dossier, closing: Closing): Promise<Agreed> {
  const { runtime } = doors
  const { at, today } = dossier
  return runtime.database.transact(async (transaction): Promise<Agreed> => {
    const opened = await open(transaction, doors, { dossier, ...closing })
    if (!opened) return { ok: false, refusal: 'not-there' }
    const decided = decideApproval(closing.command, opened.facts, today)
    if (!decided.ok) return refusedApproval(transaction, doors, { ...opened, refusal: decided.refusal })
    if (!decided.event) throw new Error('who answers is answered')
    const { state } = decided.event.approval
    const settled = { id: opened.approval.id, state, settledAt: at, settledBy: dossier.actorId }
    const { reason } = closing
    await writeApproval(transaction, opened.dossier.person, { ...settled, ...(reason && { reason }) })
    await note(transaction, doors, { ...opened, event: decided.event })
    return { ok: true, number: null }
  })
}

type Opened = { dossier: Dossier; approval: StoredApproval; facts: ApprovalFacts }
type Opening = AgreeCommand & { dossier: Dossier }

/** Whom the actor acts for and what is asked, as both stand in this transaction. */
async function open(
  transaction: Transaction,
  { runtime, approvalDays }: Doors,
  { dossier: asOpened, approvalId }: Opening,
): Promise<Opened | null> {
  const dossier = await renewed(transaction, runtime, asOpened)
  const approval = dossier && (await readApproval(transaction, dossier.person, approvalId))
  if (!dossier || !approval) return null
  const looking = { approval, concerned: dossier, approvalDays, today: dossier.today }
  return { dossier, approval, facts: await factsOf(transaction, looking) }
}

type Refused = Opened & { refusal: ApprovalRefusal }

/** What is over is ended on the spot. Of what was answered before, the page tells how it stands now. */
async function refusedApproval(
  transaction: Transaction,
  { runtime }: Doors,
  { dossier, refusal }: Refused,
): Promise<Agreed> {
  const { person, at, requestId } = dossier
  const subjectId = person.row.id
  if (refusal === 'over') await reassess(transaction, runtime, { subjectId, at, requestId })
  return { ok: false, refusal }
}

type Settling = Opened & { event: ApprovalEvent }

async function force(
  transaction: Transaction,
  doors: Doors,
  settling: Settling & { receiptNumber: string },
): Promise<Agreed> {
  const { dossier, approval, event, receiptNumber } = settling
  const { person, by, at, requestId } = dossier
  const submitted = await nextVersion(transaction, doors.runtime, settling)
  if (!submitted.ok) return submitted
  const isOwn = approval.authorId === person.row.id
  const number = await activateVersion(transaction, doors.runtime, {
    ...{ person, event: submitted.event, readIn: readInOf(submitted.event), receiptNumber, at, requestId },
    author: {
      id: approval.authorId,
      role: isOwn ? '01' : '02',
      channel: isOwn ? 'self' : 'representative',
    },
    by: { id: by.id, role: by.role },
    source: { id: approval.id, revision: approval.revision },
  })
  await sendAgreed(transaction, doors.runtime, {
    ...{ dossier, approvalId: approval.id },
    choices: submitted.event.choices,
  })
  const { state, agreed } = event.approval
  const settled = { settledAt: at, settledBy: dossier.actorId, version: number }
  await writeApproval(transaction, person, { id: approval.id, state, agreed, ...settled })
  await note(transaction, doors, settling)
  await reassess(transaction, doors.runtime, { subjectId: person.row.id, at, requestId })
  return { ok: true, number }
}

async function nextVersion(transaction: Transaction, runtime: Runtime, { dossier, approval }: Settling) {
  const { person, today } = dossier
  const catalogue = await currentCatalogue(transaction)
  const proposal = proposalAsked(approval, catalogue)
  const number = person.row.currentVersion
  const current = await readCurrent(transaction, person)
  const decided = decideSubmit(
    { revision: proposal.revision, baseVersion: number, catalogueVersion: catalogue.version },
    {
      proposal,
      current: startOf(person, current),
      catalogue,
      gate: gateOn(person.row, today),
      terms: await termsOf(transaction, runtime, dossier),
      agreement: 'given',
      named: approval.takesOver,
    },
    today,
  )
  if (!decided.ok && decided.refusal === 'already-submitted')
    throw new Error('an approval waits that was put in force')
  return decided as Exclude<typeof decided, { refusal: 'already-submitted' }>
}

const LOGGED = {
  agreed: 'approval-given',
  'put-in-force': 'approval-given',
  declined: 'approval-declined',
} as const satisfies Partial<Record<ApprovalEvent['happened'], ActivityEvent>>

/** Logs a step and mails everybody concerned but who took it. */
async function note(transaction: Transaction, { runtime }: Doors, { dossier, approval, event }: Settling) {
  const { happened } = event
  const logged = happened in LOGGED ? LOGGED[happened as keyof typeof LOGGED] : 'approval-ended'
  const object = { type: 'approval' as const, id: approval.id }
  await appendActivity(transaction, [act(dossier, { event: logged, action: 'U', object })])
  const reason = `${approval.id}:${happened}:${approval.revision}:${event.approval.agreed.length}`
  for (const citizen of await thoseConcerned(transaction, runtime, {
    standing: dossier,
    except: dossier.actorId,
  }))
    await enqueue(transaction, runtime, { kind: 'approval', citizen, reason, at: dossier.at })
}
