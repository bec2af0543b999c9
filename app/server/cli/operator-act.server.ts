import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry, ActivityUser } from '~/audit/entry'
import { OPERATOR, type ToolContext } from './verb'

/** Who runs the tool, as the log names them (ISO 21298: privileged access). */
export const BY_OPERATOR: ActivityUser = { id: OPERATOR, role: '04', initiator: true }

/** The operator, as who did something in this run of the tool. */
export function byOperator({ requestId }: Pick<ToolContext, 'requestId'>) {
  return { users: [BY_OPERATOR], requestId }
}

type Act = Pick<ActivityEntry, 'event' | 'action' | 'outcome' | 'object'>

/** Writes what the operator did into the activity log, where the act itself changes nothing in the database. */
export async function logAct(desk: ToolContext, act: Act): Promise<void> {
  const { database, now } = desk.runtime()
  const entry = operatorEntry(act, { at: now(), requestId: desk.requestId })
  await database.transact((transaction) => appendActivity(transaction, [entry]))
}

/** The log entry of an operator's act. */
function operatorEntry(act: Act, on: Pick<ActivityEntry, 'at' | 'requestId'>): ActivityEntry {
  return { ...act, ...on, subjectId: null, organisation: null, users: [BY_OPERATOR] }
}
