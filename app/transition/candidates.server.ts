import { and, asc, eq, gt, isNull, notExists, type SQL } from 'drizzle-orm'
import { profileVersion } from '~/consent/tables.server'
import type { Reader } from '~/db/database.server'
import { ledger } from '~/ledger/tables.server'
import { subject } from '~/person/tables.server'

type Wanted = {
  /** What the version in force must be like. */
  version: SQL
  /** The line of the ledger that says that somebody heard of it already. */
  unless: { kind: string; where: SQL }
}

/** A page of those with choices in force who live and are not being erased, by id, whom nobody told yet. */
export async function candidatesWith(
  reader: Reader,
  { after, limit }: { after: string; limit: number },
  { version, unless }: Wanted,
): Promise<string[]> {
  const told = reader
    .select({ reason: ledger.reason })
    .from(ledger)
    .where(and(eq(ledger.subjectId, subject.id), eq(ledger.kind, unless.kind), unless.where))
  const rows = await reader
    .select({ id: subject.id })
    .from(subject)
    .innerJoin(
      profileVersion,
      and(eq(profileVersion.subjectId, subject.id), eq(profileVersion.number, subject.currentVersion)),
    )
    .where(
      and(
        version,
        gt(subject.id, after),
        isNull(subject.erasingFrom),
        isNull(subject.deceasedAt),
        notExists(told),
      ),
    )
    .orderBy(asc(subject.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}
