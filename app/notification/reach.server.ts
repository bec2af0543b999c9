import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { readOpenLink } from './links.server'

/**
 * Whether mail, or a letter, reaches a citizen: `unconfirmed` while an address waits for its link to be followed, `failing` when the
 * mail server takes no mail for the confirmed one.
 */
export async function readReach(
  reader: Reader,
  citizen: Subject,
  at: Date,
): Promise<'confirmed' | 'unconfirmed' | 'failing'> {
  const pending = await readOpenLink(reader, { citizen, purpose: 'confirm-address', at })
  const { emailConfirmedAt, byPost } = citizen.row
  if (pending) return 'unconfirmed'
  if (!emailConfirmedAt) return byPost ? 'confirmed' : 'unconfirmed'
  return citizen.row.emailBouncedAt ? 'failing' : 'confirmed'
}
