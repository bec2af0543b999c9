import { and, eq, inArray } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { readReturnedAnswers } from '~/notification/paper.server'
import { outbox } from '~/notification/tables.server'

/** Of which conversations an answer could not be delivered, or came back on paper. */
export async function readNotDelivered(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader
    .selectDistinct({ id: outbox.subjectId })
    .from(outbox)
    .where(and(eq(outbox.recipient, 'conversation'), inArray(outbox.state, ['dead'])))
  return new Set([...rows.map(({ id }) => id), ...(await readReturnedAnswers(reader))])
}
