import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import type { Runtime } from '~/runtime/runtime.server'
import { worked } from './decide'
import { consentBlock, consentCode } from './tables.server'

export type StoredCode = Genuine<typeof consentCode.$inferSelect>

/** By what a code is found again; the code itself is kept nowhere. */
export function codeIndexOf({ keyring }: Pick<Runtime, 'keyring'>, code: string): string {
  return keyring.index('token', `consent request\n${code}`)
}

export async function readCode(reader: Reader, codeIndex: string): Promise<StoredCode | null> {
  const [row] = await reader.select().from(consentCode).where(eq(consentCode.codeIndex, codeIndex)).limit(1)
  return row ? reader.tags.genuine(consentCode, row) : null
}

/** The code of a person that works now; null where there is none. */
export async function readOpenCode(reader: Reader, subjectId: string, now: Date): Promise<StoredCode | null> {
  const [row] = await reader
    .select()
    .from(consentCode)
    .where(and(eq(consentCode.subjectId, subjectId), isNull(consentCode.usedAt), isNull(consentCode.endedAt)))
    .orderBy(desc(consentCode.createdAt), desc(consentCode.codeIndex))
    .limit(1)
  const code = row ? reader.tags.genuine(consentCode, row) : null
  return code && worked(code, now) ? code : null
}

/** Whether the last code of a person was taken back, and not used. */
export async function wasLastEnded(reader: Reader, subjectId: string): Promise<boolean> {
  const [row] = await reader
    .select()
    .from(consentCode)
    .where(eq(consentCode.subjectId, subjectId))
    .orderBy(desc(consentCode.createdAt), desc(consentCode.codeIndex))
    .limit(1)
  return row !== undefined && reader.tags.genuine(consentCode, row).endedAt !== null
}

type NewCode = { codeIndex: string; subjectId: string; createdAt: Date; expiresAt: Date }

export async function insertCode(transaction: Transaction, code: NewCode): Promise<void> {
  await transaction.insert(consentCode).values(code)
}

export async function useCode(transaction: Transaction, codeIndex: string, usedAt: Date): Promise<void> {
  await transaction.update(consentCode).set({ usedAt }).where(eq(consentCode.codeIndex, codeIndex))
}

/** Ends what a person made before: one works at a time. */
export async function endCodes(transaction: Transaction, subjectId: string, endedAt: Date): Promise<void> {
  await transaction
    .update(consentCode)
    .set({ endedAt })
    .where(and(eq(consentCode.subjectId, subjectId), isNull(consentCode.usedAt), isNull(consentCode.endedAt)))
}

/** Since when, and by whom, somebody wants no requests; null where they do not say so. */
export async function readBlock(reader: Reader, subjectId: string) {
  const [row] = await reader.select().from(consentBlock).where(eq(consentBlock.subjectId, subjectId)).limit(1)
  return row ? reader.tags.genuine(consentBlock, row) : null
}

export async function insertBlock(
  transaction: Transaction,
  block: { subjectId: string; byId: string; since: Date },
): Promise<void> {
  await transaction.insert(consentBlock).values(block).onConflictDoNothing()
}

export async function deleteBlock(transaction: Transaction, subjectId: string): Promise<void> {
  await transaction.delete(consentBlock).where(eq(consentBlock.subjectId, subjectId))
}
