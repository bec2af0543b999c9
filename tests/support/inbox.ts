import { and, eq } from 'drizzle-orm'
import type { Staff } from '~/identity/actor'
import { confirmInboxAddress, giveInboxAddress } from '~/inbox/address-use-cases.server'
import { parseEmail } from '~/notification/email'
import { openPayload } from '~/notification/payload.server'
import { outbox } from '~/notification/tables.server'
import type { Runtime } from '~/runtime/runtime.server'

/** The token of the link that was mailed last to confirm the address of an organisation. */
export async function mailedInboxToken({ database, keyring }: Runtime, ura: string): Promise<string> {
  const rows = await database.reader
    .select()
    .from(outbox)
    .where(and(eq(outbox.subjectId, ura), eq(outbox.kind, 'inbox-address'), eq(outbox.state, 'waiting')))
  const { id, payloadSealed } = rows.at(-1)!
  return openPayload(keyring.organisationKey(ura), { id, kind: 'inbox-address' }, payloadSealed!)!.link
}

/** Has an administrator say where their organisation is told, and somebody there confirm it. */
export async function tellAt(runtime: Runtime, staff: Staff, address: string): Promise<void> {
  await giveInboxAddress(runtime, { staff, email: parseEmail(address), requestId: 'address' })
  const token = await mailedInboxToken(runtime, staff.organisation.ura)
  await confirmInboxAddress(runtime, { token, requestId: 'confirmed' })
}
