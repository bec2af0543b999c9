import { and, eq, lte } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { nextProbe } from './in-a-row'
import { mailPause } from './tables.server'

/** All mail waits: since when, for which answer of the mail server, and when one is tried. */
export type MailPause = Omit<typeof mailPause.$inferSelect, 'id'>

const ONLY = 'way'

/** Whether all mail waits because the way there is refused; null when it goes. */
export async function readMailPause(reader: Reader): Promise<MailPause | null> {
  const [row] = await reader.select().from(mailPause).where(eq(mailPause.id, ONLY)).limit(1)
  return row ?? null
}

/** Lets all mail wait, whichever worker it is for; false when it did already. */
export async function pauseMail(transaction: Transaction, { reason, now }: { reason: string; now: Date }) {
  const values = { id: ONLY, since: now, reason, probes: 0, probeAt: nextProbe(now, 0) }
  const written = await transaction.insert(mailPause).values(values).onConflictDoNothing().returning()
  return written.length > 0
}

/** Whether it is this worker's turn to try one mail; of several, one gets it. */
export async function takeProbe(
  transaction: Transaction,
  { probes }: MailPause,
  now: Date,
): Promise<boolean> {
  const due = and(eq(mailPause.id, ONLY), eq(mailPause.probes, probes), lte(mailPause.probeAt, now))
  const changes = { probes: probes + 1, probeAt: nextProbe(now, probes + 1) }
  return (await transaction.update(mailPause).set(changes).where(due).returning()).length > 0
}

/** Lets mail go again; false when it did already. */
export async function resumeMail(transaction: Transaction): Promise<boolean> {
  return (await transaction.delete(mailPause).where(eq(mailPause.id, ONLY)).returning()).length > 0
}
