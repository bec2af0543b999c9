import { and, desc, eq, isNotNull, ne } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { readOpenLink } from './links.server'
import { outbox } from './tables.server'

/** The receiving server's own refusal, as `readFailure` writes it down. */
const REFUSED = /\b5\d\d\b/

/**
 * Whether mail reaches a citizen: `unconfirmed` while an address waits for its link to be followed, `failing` when the last mail that was settled was refused for good by the receiving
 * server, so that nothing more can be expected to arrive.
 */
export async function readReach(
  reader: Reader,
  citizen: Subject,
  at: Date,
): Promise<'confirmed' | 'unconfirmed' | 'failing'> {
  const pending = await readOpenLink(reader, { citizen, purpose: 'confirm-address', at })
  if (!citizen.row.emailConfirmedAt || pending) return 'unconfirmed'
  const [last] = await reader
    .select({ state: outbox.state, error: outbox.lastError, settledAt: outbox.settledAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.subjectId, citizen.row.id),
        isNotNull(outbox.settledAt),
        ne(outbox.state, 'dropped'),
        ne(outbox.kind, 'confirm-address'),
      ),
    )
    .orderBy(desc(outbox.settledAt))
    .limit(1)
  if (last?.state !== 'dead' || !REFUSED.test(last.error ?? '')) return 'confirmed'
  const isOlder = last.settledAt !== null && last.settledAt < citizen.row.emailConfirmedAt
  return isOlder ? 'confirmed' : 'failing'
}
