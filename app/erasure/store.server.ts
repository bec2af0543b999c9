import { and, asc, eq, gt, isNotNull } from 'drizzle-orm'
import { readBlock } from '~/consentrequest/code-store.server'
import type { Reader, Transaction } from '~/db/database.server'
import { subject } from '~/person/tables.server'
import type { Subject } from '~/person/store.server'
import { readBan } from '~/recording/store.server'
import type { Erasing } from './decide'
import type { Outliving } from './erasure'
import { erasure } from './tables.server'

/** What was asked about erasing somebody, or runs; null when nothing. */
export async function readErasing(
  reader: Reader,
  subjectId: string,
): Promise<(Erasing & { byId: string }) | null> {
  const [row] = await reader.select().from(erasure).where(eq(erasure.subjectId, subjectId)).limit(1)
  return row ? reader.tags.genuine(erasure, row) : null
}

/** What is on now of that which outlives an erasure. */
export async function readOutliving(reader: Reader, { row }: Subject): Promise<Outliving[]> {
  const on: Record<Outliving, boolean> = {
    lock: row.lockedAt !== null,
    'recording-ban': (await readBan(reader, row.id)) !== null,
    'consent-block': (await readBlock(reader, row.id)) !== null,
  }
  return (Object.keys(on) as Outliving[]).filter((one) => on[one])
}

export type ErasureRow = Omit<typeof erasure.$inferInsert, 'rowTag'>

/** Writes what is asked, or runs, in place of what was there. */
export async function putErasing(transaction: Transaction, row: ErasureRow): Promise<void> {
  await dropErasing(transaction, row.subjectId)
  await transaction.insert(erasure).values(row)
}

export async function changeErasing(
  transaction: Transaction,
  subjectId: string,
  change: Partial<Pick<ErasureRow, 'agreed' | 'keepAgreed'>>,
): Promise<void> {
  await transaction.update(erasure).set(change).where(eq(erasure.subjectId, subjectId))
}

/** Nothing is asked any more, and nothing runs. */
export async function dropErasing(transaction: Transaction, subjectId: string): Promise<void> {
  await transaction.delete(erasure).where(eq(erasure.subjectId, subjectId))
}

/** Closes the gate from a moment on, or opens it again. */
export async function writeErasingFrom(
  transaction: Transaction,
  subjectId: string,
  erasingFrom: Date | null,
) {
  await transaction.update(subject).set({ erasingFrom }).where(eq(subject.id, subjectId))
}

export type Begun = { subjectId: string; from: Date }

/** Who is being erased, in order of id, so many at a time after one of them. */
export async function readBegun(
  reader: Reader,
  { after, limit }: { after: Begun | null; limit: number },
): Promise<Begun[]> {
  const rows = await reader
    .select({ subjectId: subject.id, from: subject.erasingFrom })
    .from(subject)
    .where(and(isNotNull(subject.erasingFrom), after ? gt(subject.id, after.subjectId) : undefined))
    .orderBy(asc(subject.id))
    .limit(limit)
  return rows.map(({ subjectId, from }) => ({ subjectId, from: from! }))
}
