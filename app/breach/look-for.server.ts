import { and, eq, gt, gte, lt, lte, ne } from 'drizzle-orm'
import { readHeads } from '~/audit/lanes.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import { startOfDay, addDays } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { breachState, type BreachScope } from './breach'
import { addPeople, readAtWork, readBreach, writeWork } from './store.server'

/** So many places of the log are looked at in one transaction. */
const PLACES_AT_ONCE = 5_000

/**
 * Goes through one part of the log for the breach of which people are looked for, in the order in which it was written, and keeps whom
 * it finds together with how far it is: whoever is ended halfway goes on there, and memory stays flat. Answers whether there is more.
 */
export async function lookForSome(runtime: Runtime): Promise<boolean> {
  const { reader } = runtime.database
  const atWork = await readAtWork(reader, 'looking')
  if (!atWork) return false
  const found = await readBreach(reader, runtime, atWork.id)
  const scope = found && breachState(found.events).scope
  if (!scope) return false
  const { id, lane, sequence } = atWork
  const part = await partAfter(reader, { lane, sequence })
  const subjects = part ? await subjectsIn(reader, part, scope) : []
  return runtime.database.transact(async (transaction) => {
    const now = await readAtWork(transaction, 'looking')
    // Somebody asked for others meanwhile, or stopped.
    if (now?.id !== id || now.lane !== lane || now.sequence !== sequence) return true
    await addPeople(transaction, id, subjects)
    await writeWork(
      transaction,
      id,
      part ? { work: 'looking', lane: part.lane, sequence: part.to } : { work: 'found' },
    )
    return part !== null
  })
}

type Part = { lane: string; after: number; to: number }

/** What comes after a place of the log; null at its end. */
async function partAfter(
  reader: Reader,
  { lane, sequence }: { lane: string; sequence: number },
): Promise<Part | null> {
  const heads = (await readHeads(reader)).toSorted((one, other) => (one.lane < other.lane ? -1 : 1))
  const own = heads.find((head) => head.lane === lane && head.sequence > sequence)
  const next = own ?? heads.find((head) => head.lane > lane)
  if (!next) return null
  const after = next === own ? sequence : 0
  return { lane: next.lane, after, to: Math.min(after + PLACES_AT_ONCE, next.sequence) }
}

async function subjectsIn(reader: Reader, { lane, after, to }: Part, scope: BreachScope): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ subjectId: activity.subjectId })
    .from(activity)
    .where(
      and(
        ...[eq(activity.lane, lane), gt(activity.sequence, after), lte(activity.sequence, to)],
        ne(activity.subjectId, ''),
        gte(activity.at, startOfDay(scope.from)),
        lt(activity.at, startOfDay(addDays(scope.to, 1))),
        scope.ura === '' ? undefined : eq(activity.organisation, scope.ura),
        scope.member === '' ? undefined : eq(activity.staffMember, scope.member),
      ),
    )
  return rows.map(({ subjectId }) => subjectId)
}
