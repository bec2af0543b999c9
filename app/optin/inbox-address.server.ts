import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { inboxAddress } from './tables.server'

type Opening = Pick<Runtime, 'keyring'>

/** An address as it was given, and since when the mail server refuses it. */
export type InboxAddress = { email: string; bouncedAt: Date | null }

/** Where a provider is told that something waits; null where nobody said. */
export async function readInboxAddress(
  reader: Reader,
  { keyring }: Opening,
  ura: string,
): Promise<InboxAddress | null> {
  const [found] = await reader.select().from(inboxAddress).where(eq(inboxAddress.ura, ura)).limit(1)
  return found ? { email: keyring.unseal(place(ura), found.emailSealed), bouncedAt: found.bouncedAt } : null
}

/** Writes where from now on; null takes the address away. */
export async function writeInboxAddress(
  transaction: Transaction,
  { keyring }: Opening,
  { ura, email, at }: { ura: string; email: string | null; at: Date },
): Promise<void> {
  if (email === null) {
    await transaction.delete(inboxAddress).where(eq(inboxAddress.ura, ura))
    return
  }
  const written = { emailSealed: keyring.seal(place(ura), email), changedAt: at, bouncedAt: null }
  await transaction
    .insert(inboxAddress)
    .values({ ura, ...written })
    .onConflictDoUpdate({ target: inboxAddress.ura, set: written })
}

/** Remembers that the mail server refuses an address, as long as it is still that one. */
export async function writeInboxBounce(
  transaction: Transaction,
  runtime: Opening,
  { ura, email, at }: { ura: string; email: string; at: Date },
): Promise<void> {
  if ((await readInboxAddress(transaction, runtime, ura))?.email !== email) return
  await transaction
    .update(inboxAddress)
    .set({ bouncedAt: at })
    .where(and(eq(inboxAddress.ura, ura), isNull(inboxAddress.bouncedAt)))
}

function place(row: string) {
  return { table: 'inbox_address', column: 'email_sealed', row }
}
