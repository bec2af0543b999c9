import type { ApprovalEvent } from '~/agreement/approval'
import { writeApproval, type StoredApproval } from '~/agreement/store.server'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { gateOn } from '~/person/gate'
import { act } from '~/representation/act.server'
import type { Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { hindranceOfLift } from './lock'
import { loginOf } from './login.server'
import { openLock } from './open-lock.server'

type Agreeing = { dossier: Dossier; approval: StoredApproval }

/** What stands in the way of agreeing to lift the lock: that asks more than agreeing to a choice. */
export async function hindranceOf(
  transaction: Transaction,
  runtime: Runtime,
  { approval, dossier }: Agreeing,
) {
  if (!approval.liftsLock || approval.state !== 'waiting') return null
  const login = await loginOf(transaction, runtime, dossier)
  return hindranceOfLift({ gate: gateOn(dossier.person.row, dossier.today), login }, { at: dossier.at })
}

/** The last one agreed: the lock comes off. Its own mail tells everybody concerned, so that the approval sends none. */
export async function putLiftInForce(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, approval, event }: Agreeing & { event: ApprovalEvent },
) {
  const { state, agreed } = event.approval
  const settled = { settledAt: dossier.at, settledBy: dossier.actorId }
  await writeApproval(transaction, dossier.person, { id: approval.id, state, agreed, ...settled })
  const object = { type: 'approval' as const, id: approval.id }
  await appendActivity(transaction, [act(dossier, { event: 'approval-given', action: 'U', object })])
  await openLock(transaction, runtime, dossier)
  return { ok: true, number: null } as const
}
