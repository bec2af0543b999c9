import { and, eq, gt } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { pairingCode, pairingTry } from '~/representation/tables.server'
import type { Runtime } from '~/runtime/runtime.server'

/** Under what a code is kept: nobody reads the code back. */
export function codeIndexOf({ keyring }: Pick<Runtime, 'keyring'>, code: string): string {
  return keyring.index('token', `pairing\n${code}`)
}

/** How many unknown codes or numbers somebody tried since a moment. */
export function countAttempts(reader: Reader, byId: string, since: Date) {
  return reader.$count(pairingTry, and(eq(pairingTry.byId, byId), gt(pairingTry.at, since)))
}

export async function noteAttempt(transaction: Transaction, row: { id: string; byId: string; at: Date }) {
  await transaction.insert(pairingTry).values(row)
}

/** Takes one back that was no failure. */
export async function deleteAttempt(transaction: Transaction, id: string) {
  await transaction.delete(pairingTry).where(eq(pairingTry.id, id))
}

export async function readCodeRow(reader: Reader, codeIndex: string) {
  const [row] = await reader.select().from(pairingCode).where(eq(pairingCode.codeIndex, codeIndex)).limit(1)
  return row ? reader.tags.genuine(pairingCode, row) : null
}

/** The code of this child that can still be used; null when there is none. */
export async function readOpenCode(reader: Reader, subjectId: string, now: Date) {
  const rows = await reader
    .select()
    .from(pairingCode)
    .where(and(eq(pairingCode.subjectId, subjectId), gt(pairingCode.expiresAt, now)))
  const open = rows.find((row) => row.usedAt === null)
  return open ? reader.tags.genuine(pairingCode, open) : null
}

export async function insertCode(transaction: Transaction, row: typeof pairingCode.$inferInsert) {
  await transaction.insert(pairingCode).values(row)
}

export async function writeCodeRow(
  transaction: Transaction,
  codeIndex: string,
  changes: Partial<typeof pairingCode.$inferInsert>,
) {
  await transaction.update(pairingCode).set(changes).where(eq(pairingCode.codeIndex, codeIndex))
}

/** Ends what a child made before: there is one code at a time. */
export async function endCodes(transaction: Transaction, subjectId: string, now: Date) {
  await transaction
    .update(pairingCode)
    .set({ expiresAt: now })
    .where(and(eq(pairingCode.subjectId, subjectId), gt(pairingCode.expiresAt, now)))
}
