import type { Transaction } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { readOwn } from '~/recording/store.server'
import { localDate, startOfDay } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import type { AlarmKind } from '~/staff/alarm'
import { raiseAlarm } from '~/staff/alarm-store.server'
import { isOwnFamilyName, oddLookUps, oddRecords } from './alarms'
import { readVisitsSince } from './store.server'

type Seen = { staff: Staff; at: Date; requestId: string }

/** Looks whether it is odd what somebody looked up today, in the transaction in which they look somebody up. */
export async function noteLookUp(
  transaction: Transaction,
  runtime: Pick<Runtime, 'newId'>,
  { found, ...seen }: Seen & { found: { subjectId: string; name: string | null } | null },
): Promise<void> {
  const today = todayOf(seen)
  const visits = await readVisitsSince(transaction, today)
  const recorded = new Set((await readOwn(transaction, today)).map(({ subjectId }) => subjectId))
  const looked = new Set(visits.flatMap(({ subjectId }) => subjectId ?? []))
  const lookedOnly = [...looked].filter((id) => id !== found?.subjectId && !recorded.has(id)).length
  const misses = visits.filter(({ subjectId }) => subjectId === null).length
  const odd = oddLookUps({ misses, lookedOnly })
  // What the misses come to is said when one misses, and what else is seen when one finds.
  for (const { kind, count } of odd.filter((one) => (one.kind === 'misses') === (found === null)))
    await raise(transaction, runtime, { ...seen, kind, count })
  if (found && isOwnFamilyName(seen.staff.name, found.name))
    await raise(transaction, runtime, { ...seen, kind: 'own-name', count: 'one-more' })
}

/** The same of what they recorded, in the transaction in which they record. */
export async function noteRecord(
  transaction: Transaction,
  runtime: Pick<Runtime, 'newId'>,
  seen: Seen,
): Promise<void> {
  const recorded = await readOwn(transaction, todayOf(seen))
  for (const odd of oddRecords(recorded, seen.at)) await raise(transaction, runtime, { ...seen, ...odd })
}

function todayOf({ staff, at }: Seen) {
  return {
    memberId: staff.memberId,
    ura: staff.organisation.ura,
    since: startOfDay(localDate(at)),
  }
}

async function raise(
  transaction: Transaction,
  runtime: Pick<Runtime, 'newId'>,
  { staff, kind, count, at, requestId }: Seen & { kind: AlarmKind; count: number | 'one-more' },
): Promise<void> {
  const { memberId, organisation } = staff
  await raiseAlarm(transaction, runtime, { memberId, ura: organisation.ura, kind, count, at, requestId })
}
