import { and, eq, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { AgeKind, ToldKind } from './kinds'
import { ledger } from './tables.server'

type Line = { subjectId: string; kind: ToldKind | AgeKind; reason: string }

/** Writes down that something happened to somebody for a reason; false when it was there: then nothing is to happen. */
export async function enterOnce(
  transaction: Transaction,
  { subjectId, kind, reason }: Line,
  at: Date,
): Promise<boolean> {
  const written = await transaction
    .insert(ledger)
    .values({ subjectId, kind, reason, at })
    .onConflictDoNothing()
    .returning({ reason: ledger.reason })
  return written.length > 0
}

/** For which reasons something happened to somebody, and when. */
export async function readLedger(reader: Reader, subjectId: string, kind?: ToldKind | AgeKind) {
  return reader
    .select({ kind: ledger.kind, reason: ledger.reason, at: ledger.at })
    .from(ledger)
    .where(and(eq(ledger.subjectId, subjectId), ...(kind ? [eq(ledger.kind, kind)] : [])))
}

/** Whether exactly this happened to somebody. */
export async function isEntered(reader: Reader, { subjectId, kind, reason }: Line): Promise<boolean> {
  const line: SQL[] = [eq(ledger.subjectId, subjectId), eq(ledger.kind, kind), eq(ledger.reason, reason)]
  return (await reader.$count(ledger, and(...line))) > 0
}
