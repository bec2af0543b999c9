import {
  decideApproval,
  type ApprovalCommand,
  type ApprovalEvent,
  type ApprovalFacts,
  type ApprovalRefusal,
} from '~/agreement/approval'
import { lookAgain } from '~/agreement/settle.server'
import { readApproval, writeApproval, type StoredApproval } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import { checkAuthority } from '~/authority/authority-sync.server'
import { currentCatalogue } from '~/catalogue/store.server'
import { putInForce, readInOf } from '~/consent/put-in-force.server'
import { drawReceiptNumber } from '~/consent/receipt-number.server'
import { readCurrent } from '~/consent/store.server'
import { decideSubmit, type SubmitRefusal } from '~/consent/submit'
import type { Transaction } from '~/db/database.server'
import { required } from '~/representation/concerned.server'
import { hindranceOf, putLiftInForce } from '~/lock/agree-lift.server'
import { enqueue } from '~/notification/outbox.server'
import { gateOn } from '~/person/gate'
import { findById } from '~/person/store.server'
import { TERMS_VERSION } from '~/privacy/terms'
import { actBy } from '~/representation/act.server'
import type { ActingCitizen } from '~/representation/acting'
import {
  concernedBy,
  roleOf,
  thoseConcerned,
  type Concerned,
  type Doors,
} from '~/representation/standing.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { factsOf, proposalAsked } from './approval-pages.server'

export type Agreeing = { approvalId: string; requestId: string }
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
  actor: ActingCitizen | null,
  { seen, ...agreeing }: Agreeing & { seen: string },
): Promise<Agreed> {
  const { runtime } = doors
  const who = required(actor)
  const subjectId = who.actingFor?.subjectId ?? who.subjectId
  const checked = await checkAuthority(doors, { subjectId, requestId: agreeing.requestId })
  if (!checked.ok) return checked
  const at = runtime.now()
  const receiptNumber = drawReceiptNumber(at)
  const command: ApprovalCommand = { do: 'approve', by: who.subjectId, seen }
  return runtime.database.transact(async (transaction): Promise<Agreed> => {
    const opened = await open(transaction, doors, { who, at, ...agreeing })
    if (!opened) return { ok: false, refusal: 'not-there' }
    const { approval, facts } = opened
    const hindrance = await hindranceOf(transaction, runtime, { ...opened, who, at })
    if (hindrance) return { ok: false, refusal: hindrance }
    const decided = decideApproval(command, facts, localDate(at))
    if (!decided.ok)
      return refusedApproval(transaction, doors, { ...opened, refusal: decided.refusal, at, ...agreeing })
    if (!decided.event) throw new Error('who answers is answered')
    if (decided.event.happened === 'put-in-force' && approval.liftsLock)
      return putLiftInForce(transaction, runtime, { ...opened, at, event: decided.event, ...agreeing })
    if (decided.event.happened === 'put-in-force')
      return force(transaction, doors, { ...opened, at, receiptNumber, event: decided.event, ...agreeing })
    const changes = { id: approval.id, agreed: decided.event.approval.agreed }
    await writeApproval(transaction, opened.concerned.person, changes)
    await note(transaction, doors, { ...opened, at, event: decided.event, ...agreeing })
    return { ok: true, number: null }
  })
}

/** Says no to exactly what was on the screen (`seen`), with a reason in one's own words for who asked. */
export async function decline(
  doors: Doors,
  actor: ActingCitizen | null,
  declining: Agreeing & { reason: string; seen: string },
): Promise<Agreed> {
  const { seen, reason, ...agreeing } = declining
  const command = { do: 'decline', by: required(actor).subjectId, seen } as const
  return close(doors, actor, { ...agreeing, command, reason })
}

/** Takes back what one asked oneself. */
export async function withdraw(
  doors: Doors,
  actor: ActingCitizen | null,
  agreeing: Agreeing,
): Promise<Agreed> {
  const command = { do: 'withdraw', by: required(actor).subjectId } as const
  return close(doors, actor, { ...agreeing, command })
}

type Closing = Agreeing & { command: ApprovalCommand & { do: 'decline' | 'withdraw' }; reason?: string }

async function close(doors: Doors, actor: ActingCitizen | null, closing: Closing): Promise<Agreed> {
  const { runtime } = doors
  const who = required(actor)
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Agreed> => {
    const opened = await open(transaction, doors, { who, at, ...closing })
    if (!opened) return { ok: false, refusal: 'not-there' }
    const decided = decideApproval(closing.command, opened.facts, localDate(at))
    if (!decided.ok)
      return refusedApproval(transaction, doors, { ...opened, refusal: decided.refusal, at, ...closing })
    if (!decided.event) throw new Error('who answers is answered')
    const { state } = decided.event.approval
    const settled = { id: opened.approval.id, state, settledAt: at, settledBy: who.subjectId }
    const { reason } = closing
    await writeApproval(transaction, opened.concerned.person, { ...settled, ...(reason && { reason }) })
    await note(transaction, doors, { ...opened, at, event: decided.event, ...closing })
    return { ok: true, number: null }
  })
}

type Opened = { concerned: Concerned; approval: StoredApproval; facts: ApprovalFacts }
type Opening = Agreeing & { who: ActingCitizen; at: Date }

/** Whom the actor acts for and what is asked, as both stand in this transaction. */
async function open(
  transaction: Transaction,
  { runtime, approvalDays }: Doors,
  { who, at, approvalId }: Opening,
): Promise<Opened | null> {
  const today = localDate(at)
  const concerned = await concernedBy(transaction, runtime, { actor: who, today })
  const approval = concerned && (await readApproval(transaction, concerned.person, approvalId))
  if (!concerned || !approval) return null
  return {
    concerned,
    approval,
    facts: await factsOf(transaction, { approval, concerned, approvalDays, today }),
  }
}

type Refused = Opened & { refusal: ApprovalRefusal; at: Date; requestId: string }

/** What is over is ended on the spot. Of what was answered before, the page tells how it stands now. */
async function refusedApproval(
  transaction: Transaction,
  { runtime }: Doors,
  refused: Refused,
): Promise<Agreed> {
  const { concerned, refusal, at, requestId } = refused
  const subjectId = concerned.person.row.id
  if (refusal === 'over') await lookAgain(transaction, runtime, { subjectId, at, requestId })
  return { ok: false, refusal }
}

type Settling = Opened & { at: Date; event: ApprovalEvent; requestId: string }

async function force(
  transaction: Transaction,
  doors: Doors,
  settling: Settling & { receiptNumber: string },
): Promise<Agreed> {
  const { concerned, approval, at, event, requestId, receiptNumber } = settling
  const { person } = concerned
  const submitted = await nextVersion(transaction, doors.runtime, settling)
  if (!submitted.ok) return submitted
  const isOwn = approval.authorId === person.row.id
  const by = roleOf(concerned)
  const number = await putInForce(transaction, doors.runtime, {
    ...{ person, event: submitted.event, readIn: readInOf(submitted.event), receiptNumber, at, requestId },
    author: {
      id: approval.authorId,
      role: isOwn ? '01' : '02',
      channel: isOwn ? 'self' : 'representative',
    },
    by: { id: by.id, role: by.role },
    source: { id: approval.id, revision: approval.revision },
  })
  const { state, agreed } = event.approval
  const settled = { settledAt: at, settledBy: concerned.actorId, version: number }
  await writeApproval(transaction, person, { id: approval.id, state, agreed, ...settled })
  await note(transaction, doors, settling)
  await lookAgain(transaction, doors.runtime, { subjectId: person.row.id, at, requestId })
  return { ok: true, number }
}

async function nextVersion(
  transaction: Transaction,
  runtime: Runtime,
  { concerned, approval, at }: Settling,
) {
  const { person, actorId } = concerned
  const catalogue = await currentCatalogue(transaction)
  const proposal = proposalAsked(approval, catalogue)
  const number = person.row.currentVersion
  const current = await readCurrent(transaction, person)
  const agreeing = await findById(transaction, runtime, actorId)
  const decided = decideSubmit(
    { revision: proposal.revision, baseVersion: number, catalogueVersion: catalogue.version },
    {
      proposal,
      current: { number, choices: current?.choices ?? [], readIn: current?.readingCatalogue },
      catalogue,
      gate: gateOn(person.row, localDate(at)),
      terms: agreeing?.row.termsVersion === TERMS_VERSION ? 'accepted' : 'not-accepted',
      ageCategory: '12-15',
      agreement: 'given',
      named: approval.takesOver,
    },
    localDate(at),
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
async function note(
  transaction: Transaction,
  { runtime }: Doors,
  { concerned, approval, at, event, requestId }: Settling,
) {
  const { happened } = event
  const logged = happened in LOGGED ? LOGGED[happened as keyof typeof LOGGED] : 'approval-ended'
  const object = { type: 'approval' as const, id: approval.id }
  await appendActivity(transaction, [actBy(concerned, { event: logged, action: 'U', at, requestId, object })])
  const reason = `${approval.id}:${happened}:${approval.revision}:${event.approval.agreed.length}`
  for (const citizen of await thoseConcerned(transaction, runtime, {
    standing: concerned,
    except: concerned.actorId,
  }))
    await enqueue(transaction, runtime, { kind: 'approval', citizen, reason, at })
}
