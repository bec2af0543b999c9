import type { ApprovalEvent } from '~/agreement/approval'
import { writeApproval, type StoredApproval } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { gateOn } from '~/person/gate'
import { findById } from '~/person/store.server'
import { actBy } from '~/representation/act.server'
import type { ActingCitizen } from '~/representation/acting'
import type { Concerned } from '~/representation/standing.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { hindranceOfLift } from './lock'
import { loginOf } from './login.server'
import { openLock } from './open-lock.server'

type Agreeing = { concerned: Concerned; approval: StoredApproval; at: Date }

/** What stands in the way of agreeing to lift the lock: that asks more than agreeing to a choice. */
export async function hindranceOf(
  transaction: Transaction,
  runtime: Runtime,
  { approval, concerned, who, at }: Agreeing & { who: ActingCitizen },
) {
  if (!approval.liftsLock || approval.state !== 'waiting') return null
  const login = loginOf(who, await findById(transaction, runtime, who.subjectId))
  return hindranceOfLift({ gate: gateOn(concerned.person.row, localDate(at)), login }, { at })
}

/** The last one agreed: the lock comes off. Its own mail tells everybody concerned, so that the approval sends none. */
export async function putLiftInForce(
  transaction: Transaction,
  runtime: Runtime,
  { concerned, approval, event, at, requestId }: Agreeing & { event: ApprovalEvent; requestId: string },
) {
  const { state, agreed } = event.approval
  const settled = { settledAt: at, settledBy: concerned.actorId }
  await writeApproval(transaction, concerned.person, { id: approval.id, state, agreed, ...settled })
  const object = { type: 'approval' as const, id: approval.id }
  const act = { event: 'approval-given', action: 'U', at, requestId, object } as const
  await appendActivity(transaction, [actBy(concerned, act)])
  await openLock(transaction, runtime, { concerned, at, requestId })
  return { ok: true, number: null } as const
}
