import { and, desc, eq, gte } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { outbox } from './tables.server'

const DAY_MILLISECONDS = 24 * 3_600_000
/** So long it is told that something did not arrive, and of so much. */
const FAILURES = { days: 30, most: 10 }

type Whose = { recipient: string; id: string; now: Date }

/** What of somebody did not arrive, the newest first: its kind, when that was settled and the code of why; never what caused it. */
export async function readUndelivered(reader: Reader, { recipient, id: subjectId, now }: Whose) {
  const since = new Date(now.getTime() - FAILURES.days * DAY_MILLISECONDS)
  const rows = await reader
    .select()
    .from(outbox)
    .where(
      and(
        ...[eq(outbox.subjectId, subjectId), eq(outbox.recipient, recipient), eq(outbox.state, 'dead')],
        gte(outbox.settledAt, since),
      ),
    )
    .orderBy(desc(outbox.settledAt), desc(outbox.id))
    .limit(FAILURES.most)
  return rows.flatMap(({ id, kind, settledAt: at, lastError: reason }) =>
    at ? [{ id, kind, at, reason }] : [],
  )
}
