import { and, asc, eq, gt, isNull, type SQL } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import { subject } from '~/person/tables.server'
import type { Page } from '~/transition/transition'
import { consentRequest } from './tables.server'

/** Internal ids, in order, of people who live and were asked something that is such. */
export async function peopleWith(
  reader: Reader,
  which: SQL | undefined,
  { after, limit }: Page,
): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ id: subject.id })
    .from(consentRequest)
    .innerJoin(subject, eq(subject.id, consentRequest.subjectId))
    .where(and(gt(subject.id, after), isNull(subject.deceasedAt), which))
    .orderBy(asc(subject.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}
