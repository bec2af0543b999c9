import { breachesToReport } from '~/breach/use-cases.server'
import { addDays, localDate, startOfDay } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { clockOf } from './clock'
import { readOpenRights, type StoredRights } from './store.server'

/** Nothing that came in since can be overdue: four weeks are the least there is. */
const LEAST_DAYS = 28

/** `requests`: without a decision after their last day, or granted and not carried out in time · `breaches`: not decided on after 72 hours. */
export type Overdue = { requests: number; breaches: number }

/** How much of what waits for the privacy officer is past its time (AVG 12(3), 33(1)); which is not said, nor of whom. */
export async function countOverdue(runtime: Pick<Runtime, 'database' | 'keyring' | 'now'>): Promise<Overdue> {
  const now = runtime.now()
  const today = localDate(now)
  const before = startOfDay(addDays(today, -LEAST_DAYS))
  const open = await readOpenRights(runtime.database.reader, runtime, before)
  const breaches = await breachesToReport(runtime)
  return {
    requests: open.filter((one) => isOverdue(one, today)).length,
    breaches: breaches.filter(({ clock }) => clock.hours < 0).length,
  }
}

function isOverdue({ standing, events }: StoredRights, today: string): boolean {
  const { left, carriedOutBy } = clockOf(events, today)
  return standing === 'doing' ? carriedOutBy < today : left < 0
}
