import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { subject } from '~/person/tables.server'
import { SESSION_LASTS } from '~/retention/periods'
import { loginTransaction, session } from './tables.server'

/** A session ends after so long without activity, whatever is open on the screen. */
export const IDLE_MILLISECONDS = SESSION_LASTS.idleMinutes * 60_000
/** No session is longer, however busy. */
export const LONGEST_MILLISECONDS = SESSION_LASTS.hours * 60 * 60_000
/** Activity is written down no more often than this. */
export const TOUCH_MILLISECONDS = 15_000

export type SessionRow = typeof session.$inferSelect
export type LoginRow = typeof loginTransaction.$inferSelect

/** A session that still lives at `now`, with what its citizen's row says today. */
export async function findSession(reader: Reader, idIndex: string, now: Date) {
  const [found] = await reader
    .select({
      session,
      ageCategory: subject.ageCategory,
      termsVersion: subject.termsVersion,
      emailConfirmedAt: subject.emailConfirmedAt,
      emailBouncedAt: subject.emailBouncedAt,
      closedAs: subject.closedAs,
      deceasedAt: subject.deceasedAt,
      lockedAt: subject.lockedAt,
      undecidedFrom: subject.undecidedFrom,
      undecidedUntil: subject.undecidedUntil,
    })
    .from(session)
    .innerJoin(subject, eq(subject.id, session.subjectId))
    .where(and(eq(session.idIndex, idIndex), alive(now)))
    .limit(1)
  return found ?? null
}

/** Whether a session, also one that ended, is of somebody who died by the register. */
export async function isSessionOfDeceased(reader: Reader, idIndex: string): Promise<boolean> {
  const [found] = await reader
    .select({ deceasedAt: subject.deceasedAt })
    .from(session)
    .innerJoin(subject, eq(subject.id, session.subjectId))
    .where(eq(session.idIndex, idIndex))
    .limit(1)
  return Boolean(found?.deceasedAt)
}

/** Notes activity; false when the session was gone, so that nothing brings an ended one back. */
export async function touchSession(transaction: Transaction, idIndex: string, now: Date): Promise<boolean> {
  const touched = await transaction
    .update(session)
    .set({ lastSeenAt: now })
    .where(and(eq(session.idIndex, idIndex), alive(now), lt(session.lastSeenAt, now)))
    .returning({ idIndex: session.idIndex })
  return touched.length > 0
}

/** Ends a session and forgets what only it knew; answers whose it was, or null when it had ended before. */
export async function markEnded(
  transaction: Transaction,
  idIndex: string,
  now: Date,
): Promise<string | null> {
  const [ended] = await transaction
    .update(session)
    .set({ endedAt: now, actorSealed: '', actingId: null, actingSealed: null })
    .where(and(eq(session.idIndex, idIndex), alive(now)))
    .returning({ subjectId: session.subjectId })
  return ended?.subjectId ?? null
}

export async function insertSession(transaction: Transaction, row: typeof session.$inferInsert) {
  await transaction.insert(session).values(row)
}

export async function insertLogin(transaction: Transaction, row: typeof loginTransaction.$inferInsert) {
  await transaction.insert(loginTransaction).values(row)
}

/** A login on its way that is not too late. */
export async function findLogin(reader: Reader, stateIndex: string, now: Date): Promise<LoginRow | null> {
  const [found] = await reader
    .select()
    .from(loginTransaction)
    .where(and(eq(loginTransaction.stateIndex, stateIndex), gt(loginTransaction.expiresAt, now)))
    .limit(1)
  return found ?? null
}

/** Uses a login up: true for one caller only, whoever else comes with the same answer. */
export async function burnLogin(transaction: Transaction, stateIndex: string): Promise<boolean> {
  const burnt = await transaction
    .delete(loginTransaction)
    .where(eq(loginTransaction.stateIndex, stateIndex))
    .returning({ stateIndex: loginTransaction.stateIndex })
  return burnt.length > 0
}

function alive(now: Date) {
  return and(
    isNull(session.endedAt),
    gt(session.expiresAt, now),
    gt(session.lastSeenAt, new Date(now.getTime() - IDLE_MILLISECONDS)),
  )
}
