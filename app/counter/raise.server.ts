import type { Transaction } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { readOwn } from '~/recording/store.server'
import { localDate, startOfDay } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import type { AlarmKind } from '~/staff/alarm'
import { raiseAlarm } from '~/staff/alarm-store.server'
import { isOwnFamilyName, oddLookUps, oddRecords } from './alarms'
import { readVisitsSince } from './store.server'

type Raising = Pick<Runtime, 'newId' | 'keyring'>
type Seen = { staff: Staff; at: Date; requestId: string }
type Found = { subjectId: string; name: string | null }

/** Looks whether it is odd what somebody looked up today, in the transaction in which they look somebody up. */
export async function noteLookUp(
  transaction: Transaction,
  runtime: Raising,
  { found, ...seen }: Seen & { found: Found | null },
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
  if (found) await noteOwnName(transaction, runtime, { ...seen, found })
}

/** Whether somebody has the family name of who looks them up; once about the same two people, however often one looks. */
export async function noteOwnName(
  transaction: Transaction,
  runtime: Raising,
  { found, ...seen }: Seen & { found: Found },
): Promise<void> {
  if (!isOwnFamilyName(seen.staff.name, found.name)) return
  const { subjectId } = found
  await raise(transaction, runtime, { ...seen, kind: 'own-name', count: 'one-more', subjectId })
}

/** The same of what they recorded, in the transaction in which they record. */
export async function noteRecord(transaction: Transaction, runtime: Raising, seen: Seen): Promise<void> {
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
  runtime: Raising,
  { staff, ...odd }: Seen & { kind: AlarmKind; count: number | 'one-more'; subjectId?: string },
): Promise<void> {
  const { memberId, organisation } = staff
  await raiseAlarm(transaction, runtime, { memberId, ura: organisation.ura, ...odd })
}
