import { confirmedAddress } from '~/notification/address.server'
import type { Email } from '~/notification/email'
import { findById } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'

/** What is known of who is logged in and writes to the desk: where their mail goes; null when it goes nowhere. */
export async function readKnownSender(
  runtime: Runtime,
  subjectId: string,
): Promise<{ email: Email | null } | null> {
  const person = await findById(runtime.database.reader, runtime, subjectId)
  return person?.keys.profile ? { email: confirmedAddress(person) } : null
}
