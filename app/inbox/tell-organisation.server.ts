import type { Reader, Transaction } from '~/db/database.server'
import { tellEndpoints } from '~/endpoint/tell.server'
import { parseEmail } from '~/notification/email'
import { enqueue } from '~/notification/outbox.server'
import type { Addressee, Audiences } from '~/notification/recipient.server'
import { readInboxAddress, writeInboxBounce } from '~/optin/inbox-address.server'
import { hasEnded } from '~/provider/departure'
import { findProvider } from '~/provider/store.server'
import type { Runtime } from '~/runtime/runtime.server'

type Telling = { ura: string; reason: string; at: Date }

/** Tells a provider that something waits for it, and nothing of what: by mail to the address of a role, and its systems, where it gave those. */
export async function tellOrganisation(
  transaction: Transaction,
  runtime: Runtime,
  { ura, reason, at }: Telling,
): Promise<void> {
  const addressee = await organisationOf(transaction, runtime, ura)
  if (addressee) await enqueue(transaction, runtime, { kind: 'opt-in-arrived', addressee, reason, at })
  await tellEndpoints(transaction, runtime, { uras: [ura], kind: 'request-arrived', at })
}

/** Organisations as mail knows them: by their URA, at the address of a role. */
export const ORGANISATIONS: Audiences['organisation'] = {
  find: async (reader, runtime, ura) => {
    const addressee = await organisationOf(reader, runtime, ura)
    return addressee && { addressee }
  },
  noteBounce: (transaction, runtime, { id: ura, email, at }) =>
    writeInboxBounce(transaction, runtime, { ura, email, at }),
}

/** An organisation as mail looks at it; null for who is not in the directory. */
export async function organisationOf(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring' | 'now'>,
  ura: string,
): Promise<Addressee | null> {
  const listed = await findProvider(reader, ura)
  if (!listed) return null
  const at = await readInboxAddress(reader, runtime, ura)
  const email = at && parseEmail(at.email)
  return {
    id: ura,
    gone: hasEnded(listed, runtime.now()) ? 'left' : null,
    language: 'nl',
    key: () => runtime.keyring.organisationKey(ura),
    hasAddress: email !== null,
    address: () => email,
    bounced: at?.bouncedAt != null,
    name: () => null,
  }
}
