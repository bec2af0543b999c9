import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { KINDS, type KindId } from './kinds'
import { measure, MEASURED_HOURS, type Measured } from './measure'
import { outbox } from './tables.server'

type Asked = { kind: KindId; subjectId: string; at: Date }

/** When a mail may go that somebody is to get now, or which one that waits will say it too. */
export async function readMeasured(reader: Reader, { kind, subjectId, at }: Asked): Promise<Measured> {
  const { atOnce } = KINDS[kind]
  if (atOnce === null) return measure(null, { waiting: null, lately: 0 }, at)
  const theirs = and(eq(outbox.subjectId, subjectId), eq(outbox.kind, kind))
  const [waiting] = await reader
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(theirs, eq(outbox.state, 'waiting')))
    .limit(1)
  const since = new Date(at.getTime() - MEASURED_HOURS * 3_600_000)
  const went = inArray(outbox.state, ['waiting', 'sending', 'sent', 'dead'])
  const lately = await reader.$count(outbox, and(theirs, went, gt(outbox.createdAt, since)))
  return measure(atOnce, { waiting: waiting?.id ?? null, lately }, at)
}

/** A mail that another says too: its reason is kept, so that what runs twice asks for it once. */
export const FOLDED = { state: 'dropped', lastError: 'folded', payloadSealed: null } as const

type Folding = Pick<typeof outbox.$inferInsert, 'id' | 'expiresAt'>

/**
 * Lets the mail that waits speak for one more, and live as long as that would have. False when it went meanwhile: then
 * the one that was to be folded goes itself.
 */
export async function foldInto(transaction: Transaction, into: string, folded: Folding): Promise<boolean> {
  const waits = and(eq(outbox.id, into), eq(outbox.state, 'waiting'))
  const [spoken] = await transaction.update(outbox).set({ tellsMore: true }).where(waits).returning()
  if (!spoken) {
    const goes = { state: 'waiting', lastError: null, settledAt: null }
    await transaction.update(outbox).set(goes).where(eq(outbox.id, folded.id))
    return false
  }
  if (spoken.expiresAt < folded.expiresAt)
    await transaction.update(outbox).set({ expiresAt: folded.expiresAt }).where(eq(outbox.id, into))
  return true
}
