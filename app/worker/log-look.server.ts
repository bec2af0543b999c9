import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Runtime } from '~/runtime/runtime.server'
import { deskEntry } from './log-user'

/** Logs that somebody of the desk looked at a list or searched it; what cannot be logged is not shown. */
export async function logDeskLook(
  { database, now }: Pick<Runtime, 'database' | 'now'>,
  by: Parameters<typeof deskEntry>[0],
  look: Pick<ActivityEntry, 'event' | 'object'>,
): Promise<void> {
  const entry = deskEntry(by, { ...look, action: 'R', at: now() })
  await database.record((transaction) => appendActivity(transaction, [entry]))
}
