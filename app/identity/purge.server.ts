import type { Runtime } from '~/runtime/runtime.server'
import { removeStale } from './store.server'

/** Removes sessions that are over and logins nobody came back from; a job for every quarter of an hour. */
export async function purgeSessions(runtime: Runtime): Promise<void> {
  const now = runtime.now()
  await runtime.database.transact((transaction) => removeStale(transaction, now))
}
