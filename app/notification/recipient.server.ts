import type { Reader } from '~/db/database.server'
import { findById, profileKey, type Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { SealKey } from '~/sealing/seal.server'
import { confirmedAddress, mailName } from './address.server'
import type { Email } from './email'
import type { MailAudience } from './kinds'
import type { OutboxRow } from './store.server'

/**
 * Whom a mail is for, as a use case names them. The next audience is a member here and a word in `to` of `kinds.ts`; the
 * compiler then asks for the rest.
 */
export type Recipient = { citizen: Subject }

/** What mail needs to know of a recipient. What is sealed is opened when it is asked for. */
export type Addressee = Recipient & {
  id: string
  /** Why they get no mail any more. */
  gone: 'erased' | 'deceased' | null
  language: string
  /** Their own key: what a mail carries is sealed under it, and dies with it. */
  key: () => SealKey
  hasAddress: boolean
  /** The address that ordinary mail goes to. */
  address: () => Email | null
  /** Whether the mail server takes no mail for that address. */
  bounced: boolean
  /** For the greeting. */
  name: () => string | null
}

/** Looks at a recipient as mail does. */
export function addresseeOf({ citizen }: Recipient): Addressee {
  const { row } = citizen
  return {
    citizen,
    id: row.id,
    gone: goneOf(citizen),
    language: row.language,
    key: () => profileKey(citizen),
    hasAddress: row.emailConfirmedAt !== null,
    address: () => confirmedAddress(citizen),
    bounced: row.emailBouncedAt !== null,
    name: () => mailName(citizen),
  }
}

function goneOf({ row, keys }: Subject): Addressee['gone'] {
  if (!keys.profile) return 'erased'
  return row.deceasedAt ? 'deceased' : null
}

type Find = (reader: Reader, runtime: Runtime, id: string) => Promise<Recipient | null>

/** Who a row of the outbox is for, by audience. */
const OPENERS: Record<MailAudience, Find> = {
  citizen: async (reader, runtime, id) => {
    const citizen = await findById(reader, runtime, id)
    return citizen && { citizen }
  },
}

export type Opened = { ok: true; addressee: Addressee } | { ok: false; why: 'unknown-recipient' | 'erased' }

/** Opens whom a mail is for, as they are now. */
export async function openAddressee(reader: Reader, runtime: Runtime, row: OutboxRow): Promise<Opened> {
  if (!isAudience(row.recipient)) return { ok: false, why: 'unknown-recipient' }
  const recipient = await OPENERS[row.recipient](reader, runtime, row.subjectId)
  return recipient ? { ok: true, addressee: addresseeOf(recipient) } : { ok: false, why: 'erased' }
}

function isAudience(text: string): text is MailAudience {
  return Object.hasOwn(OPENERS, text)
}
