import { and, desc, eq, gt, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { subject } from '~/person/tables.server'
import { INTERNAL_HOURS, LOGIN_LASTS, SESSION_LASTS } from '~/privacy/session-periods'
import { provider } from '~/provider/tables.server'
import { membership, staffMember } from '~/staff/tables.server'
import { IDLE_MILLISECONDS } from './session-clock'
import type { EndReason } from './session-end'
import { loginTransaction, session } from './tables.server'

/** No session is longer, however busy. */
export const LONGEST_MILLISECONDS = SESSION_LASTS.hours * 60 * 60_000
/** Of those who run the portal: a role that their provider takes from them is gone here by then. */
export const LONGEST_INTERNAL_MILLISECONDS = INTERNAL_HOURS * 60 * 60_000
/** Activity is written down no more often than this. */
export const TOUCH_MILLISECONDS = 15_000

export type SessionRow = typeof session.$inferSelect
export type LoginRow = typeof loginTransaction.$inferSelect

/**
 * A session that still lives at `now`, with what the row of its citizen says today, or that of a colleague of a care provider
 * at the organisation they are here for, and whether they or it are blocked; null for who is not, or is gone. Throws `CounterfeitRow` when one of them is not
 * what the portal wrote.
 */
export async function findSession(reader: Reader, idIndex: string, now: Date) {
  const [found] = await reader
    .select({ session, citizen: subject, membership, member: staffMember, organisation: provider })
    .from(session)
    .leftJoin(subject, eq(subject.id, session.subjectId))
    .leftJoin(
      membership,
      and(eq(membership.memberId, session.memberId), eq(membership.ura, session.organisation)),
    )
    .leftJoin(staffMember, eq(staffMember.id, session.memberId))
    .leftJoin(provider, eq(provider.ura, session.organisation))
    .where(and(eq(session.idIndex, idIndex), alive(now)))
    .limit(1)
  if (!found) return null
  const { tags } = reader
  return {
    session: tags.genuine(session, found.session),
    citizen: found.citizen && tags.genuine(subject, found.citizen),
    membership: found.membership && tags.genuine(membership, found.membership),
    member: found.member && tags.genuine(staffMember, found.member),
    organisation: found.organisation && tags.genuine(provider, found.organisation),
  }
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

/** A session as it was, dead or alive, with whether its person is still there; null when nothing is known of it any more. */
export async function findAnySession(reader: Reader, idIndex: string) {
  const [found] = await reader
    .select({ session, citizen: subject })
    .from(session)
    .leftJoin(subject, eq(subject.id, session.subjectId))
    .where(eq(session.idIndex, idIndex))
    .limit(1)
  if (!found) return null
  const citizen = found.citizen && reader.tags.genuine(subject, found.citizen)
  return {
    session: reader.tags.genuine(session, found.session),
    personId: citizen?.id ?? null,
    deceasedAt: citizen?.deceasedAt ?? null,
  }
}

/** Whose a session was that ended. */
type Ended = Pick<SessionRow, 'audience' | 'subjectId' | 'memberId' | 'organisation' | 'role'>
const WHOSE = {
  audience: session.audience,
  subjectId: session.subjectId,
  memberId: session.memberId,
  organisation: session.organisation,
  role: session.role,
}

/** Ends a session and forgets what only it knew; null when it had ended before. */
export async function markEnded(
  transaction: Transaction,
  idIndex: string,
  { at, reason }: { at: Date; reason: EndReason },
): Promise<Ended | null> {
  const [ended] = await transaction
    .update(session)
    .set({ endedAt: at, endReason: reason, actorSealed: '', actingId: null, actingSealed: null })
    .where(and(eq(session.idIndex, idIndex), alive(at)))
    .returning(WHOSE)
  return ended ?? null
}

/** The same for every session of a colleague at one organisation in these roles. */
export async function markEndedAt(
  transaction: Transaction,
  { memberId, organisation, roles }: { memberId: string; organisation: string; roles: readonly string[] },
  { at, reason }: { at: Date; reason: EndReason },
): Promise<void> {
  await transaction
    .update(session)
    .set({ endedAt: at, endReason: reason, actorSealed: '', actingId: null, actingSealed: null })
    .where(
      and(
        eq(session.memberId, memberId),
        eq(session.organisation, organisation),
        inArray(session.role, [...roles]),
        alive(at),
      ),
    )
}

export async function insertSession(transaction: Transaction, row: typeof session.$inferInsert) {
  await transaction.insert(session).values(row)
}

export async function insertLogin(transaction: Transaction, row: typeof loginTransaction.$inferInsert) {
  await transaction.insert(loginTransaction).values(row)
}

/** A login of this browser, also one that is used or too late, as long as it is known. */
export async function findLogin(reader: Reader, stateIndex: string): Promise<LoginRow | null> {
  const [found] = await reader
    .select()
    .from(loginTransaction)
    .where(eq(loginTransaction.stateIndex, stateIndex))
    .limit(1)
  return found ?? null
}

/** The login that this browser began last: for an answer that does not say which one it is of. */
export async function findLatestLogin(
  reader: Reader,
  browserIndex: string,
  now: Date,
): Promise<LoginRow | null> {
  const known = new Date(now.getTime() - (LOGIN_LASTS.knownMinutes - LOGIN_LASTS.minutes) * 60_000)
  const [found] = await reader
    .select()
    .from(loginTransaction)
    .where(and(eq(loginTransaction.browserIndex, browserIndex), gt(loginTransaction.expiresAt, known)))
    .orderBy(desc(loginTransaction.expiresAt))
    .limit(1)
  return found ?? null
}

type Burning = { at: Date; answerSealed: string }

/** Uses a login up: true for one caller only, whoever else comes with the same answer. Where it led stays. */
export async function burnLogin(
  transaction: Transaction,
  stateIndex: string,
  { at, answerSealed }: Burning,
): Promise<boolean> {
  const burnt = await transaction
    .update(loginTransaction)
    .set({ usedAt: at, secretsSealed: answerSealed })
    .where(and(eq(loginTransaction.stateIndex, stateIndex), isNull(loginTransaction.usedAt)))
    .returning({ stateIndex: loginTransaction.stateIndex })
  return burnt.length > 0
}

/** Writes down where the answer of a used login led. */
export async function noteAnswer(transaction: Transaction, stateIndex: string, answerSealed: string) {
  await transaction
    .update(loginTransaction)
    .set({ secretsSealed: answerSealed })
    .where(eq(loginTransaction.stateIndex, stateIndex))
}

/** Writes down which sessions ended by themselves, one or all: what ended stays ended, whatever the clock says later. */
export async function markOver(transaction: Transaction, now: Date, idIndex?: string): Promise<void> {
  await transaction
    .update(session)
    .set({ overAt: now })
    .where(
      and(
        ...(idIndex === undefined ? [] : [eq(session.idIndex, idIndex)]),
        isNull(session.overAt),
        or(lte(session.expiresAt, now), lte(session.lastSeenAt, idleSince(now))),
      ),
    )
}

function alive(now: Date) {
  return and(
    isNull(session.endedAt),
    isNull(session.overAt),
    gt(session.expiresAt, now),
    gt(session.lastSeenAt, idleSince(now)),
  )
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - IDLE_MILLISECONDS)
}
