import { and, eq, gt, inArray, isNull, lt } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { addDays, localDate, startOfDay } from '~/runtime/local-date'
import { OPEN_STATES } from './conversation'
import { ALARM_DAYS } from './periods'
import { conversation } from './tables.server'
import { isUnanswered } from './views'

/** How many messages have had no answer for sixty days: they would go without one. Opens none of them. */
export async function countUnanswered(reader: Reader, now: Date): Promise<number> {
  const today = localDate(now)
  const rows = await reader
    .select({
      receivedAt: conversation.receivedAt,
      answeredAt: conversation.answeredAt,
      waitsSince: conversation.waitsSince,
      state: conversation.state,
    })
    .from(conversation)
    .where(
      and(
        inArray(conversation.state, [...OPEN_STATES]),
        isNull(conversation.mergedInto),
        gt(conversation.eraseOn, today),
        // Asked at each look at readiness: of what came in since, none can have waited so long.
        lt(conversation.receivedAt, startOfDay(addDays(today, 1 - ALARM_DAYS))),
      ),
    )
  return rows.filter((message) => isUnanswered(message, today)).length
}

/** How many messages nobody has taken. Opens none of them. */
export async function countFree(reader: Reader, now: Date): Promise<number> {
  const free = and(eq(conversation.state, 'new'), isNull(conversation.mergedInto))
  return reader.$count(conversation, and(free, gt(conversation.eraseOn, localDate(now))))
}
