import { and, asc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import { profileVersion } from '~/consent/tables.server'
import type { Reader } from '~/db/database.server'
import { subject } from '~/person/tables.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Page } from './transition'

/** Citizens in whose profile a yes ends on this day or ended before it. */
export async function withEndUpTo(reader: Reader, day: LocalDate, { after, limit }: Page): Promise<string[]> {
  const rows = await reader
    .select({ id: subject.id })
    .from(profileVersion)
    .innerJoin(
      subject,
      and(eq(subject.id, profileVersion.subjectId), eq(subject.currentVersion, profileVersion.number)),
    )
    .where(
      and(
        isNotNull(profileVersion.firstEnd),
        lte(profileVersion.firstEnd, day),
        gt(subject.id, after),
        isNull(subject.erasingFrom),
      ),
    )
    .orderBy(asc(subject.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}
