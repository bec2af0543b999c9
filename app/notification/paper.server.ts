import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Genuine } from '~/db/row-tags.server'
import type { Runtime } from '~/runtime/runtime.server'
import { ANSWER_LETTER, hasCode, type LetterKind, type LetterState } from './postal'
import { readPostal } from './postal-address.server'
import { paperLetter } from './tables.server'
import { uniqueKeyOf } from './unique-key'

export type StoredLetter = Genuine<typeof paperLetter.$inferSelect>

type Letter = { subjectId: string; kind: LetterKind; reason: string; at: Date }

/**
 * Writes a letter that is due, in the transaction of the change that causes it: for who has no e-mail and whom the desk
 * writes to on paper. While one is due for somebody it says everything that happens: a letter says no more than that something did, and
 * one with a code takes the place of one without. Nothing is written where letters come back.
 */
export async function enqueueLetter(
  transaction: Transaction,
  { newId }: Pick<Runtime, 'newId'>,
  { subjectId, kind, reason, at }: Letter,
): Promise<'by-post' | 'already' | 'no-address'> {
  const postal = await readPostal(transaction, subjectId)
  if (!postal || postal.returnedAt) return 'no-address'
  const due = await readDueOf(transaction, subjectId)
  const written = await transaction
    .insert(paperLetter)
    .values({
      ...{ id: newId(), subjectId, kind, uniqueKey: uniqueKeyOf({ kind, subjectId, reason }), createdAt: at },
      state: due ? 'folded' : 'due',
      settledAt: due ? at : null,
    })
    .onConflictDoNothing({ target: paperLetter.uniqueKey })
    .returning({ id: paperLetter.id })
  if (written.length === 0) return 'already'
  if (!due) return 'by-post'
  await writeLetter(transaction, due.id, { tellsMore: true, ...(hasCode(kind) && { kind }) })
  return 'already'
}

/**
 * Writes a letter that stands by itself, because what it says no other says: of a breach. False where the desk does not write, or it
 * was written before.
 */
export async function enqueueOwnLetter(
  transaction: Transaction,
  { newId }: Pick<Runtime, 'newId'>,
  { subjectId, kind, reason, at }: Omit<Letter, 'kind'> & { kind: 'breach' },
): Promise<boolean> {
  const postal = await readPostal(transaction, subjectId)
  if (!postal || postal.returnedAt) return false
  const written = await transaction
    .insert(paperLetter)
    .values({
      ...{ id: newId(), subjectId, kind, uniqueKey: uniqueKeyOf({ kind, subjectId, reason }), createdAt: at },
      state: 'due',
    })
    .onConflictDoNothing({ target: paperLetter.uniqueKey })
    .returning({ id: paperLetter.id })
  return written.length > 0
}

/** An answer of the desk to a conversation that mail does not reach, as a letter that is due: one an answer. */
export async function enqueueAnswer(
  transaction: Transaction,
  { newId }: Pick<Runtime, 'newId'>,
  { conversationId, entryId, at }: { conversationId: string; entryId: string; at: Date },
): Promise<void> {
  const kind = ANSWER_LETTER
  await transaction.insert(paperLetter).values({
    ...{ id: newId(), subjectId: conversationId, kind, uniqueKey: `${kind}:${entryId}`, createdAt: at },
    ...{ state: 'due', entryId },
  })
}

/** How it stands with the letters that carry these answers, by answer. */
export async function readAnswerLetters(
  reader: Reader,
  entries: readonly string[],
): Promise<Map<string, StoredLetter>> {
  if (entries.length === 0) return new Map()
  const rows = await reader
    .select()
    .from(paperLetter)
    .where(inArray(paperLetter.entryId, [...entries]))
  return new Map(rows.map((row) => [row.entryId!, reader.tags.genuine(paperLetter, row)]))
}

/** Of which conversations a letter came back. */
export async function readReturnedAnswers(reader: Reader): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ id: paperLetter.subjectId })
    .from(paperLetter)
    .where(and(isNotNull(paperLetter.entryId), eq(paperLetter.state, 'returned')))
  return rows.map(({ id }) => id)
}

/** Takes an answer out of the queue while it is not on paper; false once it is. */
export async function takeBackAnswerLetter(transaction: Transaction, entryId: string): Promise<boolean> {
  const gone = await transaction
    .delete(paperLetter)
    .where(and(eq(paperLetter.entryId, entryId), eq(paperLetter.state, 'due')))
    .returning({ id: paperLetter.id })
  return gone.length > 0
}

/** Letters in a state: what is to be done oldest first, what was done newest first. */
export async function listLetters(
  reader: Reader,
  { state, limit }: { state: LetterState; limit: number },
): Promise<StoredLetter[]> {
  const order = state === 'due' || state === 'printed' ? asc : desc
  const rows = await reader
    .select()
    .from(paperLetter)
    .where(eq(paperLetter.state, state))
    .orderBy(order(paperLetter.createdAt), order(paperLetter.id))
    .limit(limit)
  return rows.map((row) => reader.tags.genuine(paperLetter, row))
}

/** How many letters are in a state. */
export async function countLetters(reader: Reader, state: LetterState): Promise<number> {
  return reader.$count(paperLetter, eq(paperLetter.state, state))
}

/** One letter; null where there is none. */
export async function readLetter(reader: Reader, id: string): Promise<StoredLetter | null> {
  const [row] = await reader.select().from(paperLetter).where(eq(paperLetter.id, id)).limit(1)
  return row ? reader.tags.genuine(paperLetter, row) : null
}

/** What is due for somebody and goes with no request of theirs. */
async function readDueOf(reader: Reader, subjectId: string): Promise<StoredLetter | null> {
  const due = and(eq(paperLetter.subjectId, subjectId), eq(paperLetter.state, 'due'))
  const rows = await reader.select().from(paperLetter).where(due)
  const found = rows.find(({ requestId, addressSealed }) => requestId === null && addressSealed === null)
  return found ? reader.tags.genuine(paperLetter, found) : null
}

/** Nothing that was due for somebody by itself, or stands on paper but was not posted, goes any more. */
export async function dropDue(transaction: Transaction, subjectId: string, at: Date): Promise<void> {
  await transaction
    .update(paperLetter)
    .set({ state: 'dropped', settledAt: at, codeIndex: null, codeSealed: null })
    .where(
      and(
        eq(paperLetter.subjectId, subjectId),
        inArray(paperLetter.state, ['due', 'printed']),
        isNull(paperLetter.requestId),
      ),
    )
}

/** Changes what stands of a letter. */
export async function writeLetter(
  transaction: Transaction,
  id: string,
  set: Partial<Omit<typeof paperLetter.$inferInsert, 'id' | 'subjectId' | 'rowTag'>>,
): Promise<void> {
  await transaction.update(paperLetter).set(set).where(eq(paperLetter.id, id))
}
