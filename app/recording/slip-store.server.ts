import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { findById, profileKey, type Subject } from '~/person/store.server'
import type { LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { seal, unseal } from '~/sealing/seal.server'
import { slipWorksUntil } from './slip'
import { readHead, readRecording, type StoredRecording } from './store.server'
import { slip } from './tables.server'

/** A record by way of its paper: whoever typed the code, and for whom that paper was printed. */
export type FoundSlip = { person: Subject; recording: StoredRecording; forId: string; printedAt: Date }

/**
 * The record of which a paper has this code; null for a code that there is none of, of a paper that was printed again, and of
 * one that is too old.
 */
export async function findSlip(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  { code, today }: { code: string; today: LocalDate },
): Promise<FoundSlip | null> {
  const codeIndex = indexOf(runtime, code)
  const [row] = await reader.select().from(slip).where(eq(slip.codeIndex, codeIndex)).limit(1)
  if (!row) return null
  const { endedAt, recordingId, forId, printedAt } = reader.tags.genuine(slip, row)
  const works = endedAt === null && slipWorksUntil(printedAt) >= today
  const head = works ? await readHead(reader, recordingId) : null
  const person = head && (await findById(reader, runtime, head.subjectId))
  const recording = person?.keys.profile ? await readRecording(reader, person, recordingId) : null
  return person && recording ? { person, recording, forId, printedAt } : null
}

type NewSlip = { code: string; recordingId: string; forId: string; at: Date }

/** Keeps the code of a paper that is printed; the one printed before for the same person stops working. */
export async function putSlip(
  transaction: Transaction,
  runtime: Pick<Runtime, 'keyring'>,
  { person, code, recordingId, forId, at }: NewSlip & { person: Subject },
): Promise<void> {
  await transaction
    .update(slip)
    .set({ endedAt: at, codeSealed: '' })
    .where(and(eq(slip.recordingId, recordingId), eq(slip.forId, forId), isNull(slip.endedAt)))
  const codeIndex = indexOf(runtime, code)
  const codeSealed = seal(profileKey(person), placeOf(codeIndex), code)
  await transaction.insert(slip).values({ codeIndex, recordingId, forId, codeSealed, printedAt: at })
}

/** The codes of the papers of a record that work, as long as the person is at the counter. */
export async function readSlips(
  reader: Reader,
  person: Subject,
  recordingId: string,
): Promise<{ forId: string; code: string; printedAt: Date }[]> {
  const rows = await reader
    .select()
    .from(slip)
    .where(and(eq(slip.recordingId, recordingId), isNull(slip.endedAt)))
  return rows
    .map((row) => reader.tags.genuine(slip, row))
    .filter(({ codeSealed }) => codeSealed !== '')
    .map(({ codeIndex, codeSealed, forId, printedAt }) => ({
      ...{ forId, printedAt },
      code: unseal(profileKey(person), placeOf(codeIndex), codeSealed),
    }))
}

/** Of which of these records a paper was ever printed. */
export async function readPrinted(reader: Reader, recordingIds: string[]): Promise<Set<string>> {
  if (recordingIds.length === 0) return new Set()
  const rows = await reader.select().from(slip).where(inArray(slip.recordingId, recordingIds))
  return new Set(rows.map((row) => reader.tags.genuine(slip, row).recordingId))
}

/** The papers of a record that should never have counted open nothing any more. */
export async function endSlips(transaction: Transaction, recordingId: string, at: Date): Promise<void> {
  await transaction
    .update(slip)
    .set({ endedAt: at, codeSealed: '' })
    .where(and(eq(slip.recordingId, recordingId), isNull(slip.endedAt)))
}

/** Once nobody is at the counter any more the codes stand on paper only. */
export async function forgetCodes(transaction: Transaction, recordingId: string): Promise<void> {
  await transaction.update(slip).set({ codeSealed: '' }).where(eq(slip.recordingId, recordingId))
}

function indexOf({ keyring }: Pick<Runtime, 'keyring'>, code: string): string {
  return keyring.index('token', `slip ${code}`)
}

function placeOf(row: string) {
  return { table: 'slip', column: 'code_sealed', row }
}
