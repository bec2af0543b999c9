import { desc, and, eq } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { approval } from '~/representation/tables.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { TooSoon } from './approval'
import { tooSoonToAsk, type Question } from './asked-before'
import { openApproval } from './store.server'

/** More than anybody can ask in the time that counts. */
const READ = 50

type Asking = { person: Subject; authorId: string; question: Question; today: LocalDate }

/** Whether somebody asks this about a person too soon, by what they asked before. */
export async function askedTooSoon(
  reader: Reader,
  { person, authorId, question, today }: Asking,
): Promise<TooSoon | null> {
  const rows = await reader
    .select()
    .from(approval)
    .where(and(eq(approval.subjectId, person.row.id), eq(approval.authorId, authorId)))
    .orderBy(desc(approval.askedAt), desc(approval.id))
    .limit(READ)
  const before = rows.map((row) => {
    const { state, why, liftsLock, edits, askedAt, settledAt, settledBy } = openApproval(
      person,
      reader.tags.genuine(approval, row),
    )
    const settledOn = settledAt && localDate(settledAt)
    const endedByAsker = settledBy === authorId
    return { state, why, liftsLock, edits, askedOn: localDate(askedAt), settledOn, endedByAsker }
  })
  return tooSoonToAsk(question, before, today)
}
