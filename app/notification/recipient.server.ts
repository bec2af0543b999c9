import type { Reader, Transaction } from '~/db/database.server'
import { isFrozen } from '~/person/gate'
import { findById, profileKey, type Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { SealKey } from '~/sealing/seal.server'
import { confirmedAddress, mailName } from './address.server'
import { noteBounce, type Bounce } from './bounce.server'
import type { Email } from './email'
import type { MailAudience } from './kinds'
import type { OutboxRow } from './store.server'

/** What mail needs to know of a recipient, whoever it is. What is sealed is opened when it is asked for. */
export type Addressee = {
  id: string
  /** Why they get no mail any more; `left`: they are no colleague any more, or the conversation is closed. */
  gone: 'erased' | 'deceased' | 'left' | null
  language: string
  /** Their own key: what a mail carries is sealed under it, and dies with it. */
  key: () => SealKey
  hasAddress: boolean
  /** The address that ordinary mail goes to. */
  address: () => Email | null
  /** Whether the mail server takes no mail for that address. */
  bounced: boolean
  /** Whether they hear only what must be told: erased in a few days, or kept still (AVG 17, 18). */
  dutyOnly?: boolean
  /** For the greeting. */
  name: () => string | null
}

/** Whom a mail is for, as a use case names them: a citizen, or another as the folder that knows them looks at them. */
export type Recipient = { citizen: Subject } | { addressee: Addressee }

/** Looks at a recipient as mail does. */
export function addresseeOf(recipient: Recipient): Addressee {
  if ('addressee' in recipient) return recipient.addressee
  const { citizen } = recipient
  const { row } = citizen
  return {
    id: row.id,
    gone: goneOf(citizen),
    language: row.language,
    key: () => profileKey(citizen),
    hasAddress: row.emailConfirmedAt !== null,
    address: () => confirmedAddress(citizen),
    bounced: row.emailBouncedAt !== null,
    dutyOnly: isFrozen(row),
    name: () => mailName(citizen),
  }
}

function goneOf({ row, keys }: Subject): Addressee['gone'] {
  if (!keys.profile) return 'erased'
  return row.deceasedAt ? 'deceased' : null
}

/** What mail asks of an audience: who a row of the outbox is for, and to remember an address that takes no mail. */
type Audience<Found> = {
  find: (reader: Reader, runtime: Runtime, id: string) => Promise<Found | null>
  noteBounce: (transaction: Transaction, runtime: Runtime, bounce: Bounce) => Promise<void>
}

/**
 * Everybody who gets mail besides citizens, from the folders that know them: they stand above this one, so they are handed in.
 * A kind that goes to an audience which is not here does not compile.
 */
export type Audiences = Record<Exclude<MailAudience, 'citizen'>, Audience<{ addressee: Addressee }>>

const CITIZENS: Audience<{ citizen: Subject }> = {
  find: async (reader, runtime, id) => {
    const citizen = await findById(reader, runtime, id)
    return citizen && { citizen }
  },
  noteBounce,
}

/** The audience of a row; null where it is of none that is known here, as one of a later version. */
export function audienceOf(others: Audiences, { recipient }: OutboxRow): Audience<Recipient> | null {
  if (recipient === 'citizen') return CITIZENS
  const handedIn: Record<string, Audience<Recipient>> = others
  return Object.hasOwn(handedIn, recipient) ? (handedIn[recipient] ?? null) : null
}

export type Opened =
  | { ok: true; addressee: Addressee; citizen: Subject | null }
  | { ok: false; why: 'unknown-recipient' | 'erased' }

type Opening = { runtime: Runtime; audiences: Audiences }

/** Opens whom a mail is for, as they are now. */
export async function openAddressee({ runtime, audiences }: Opening, row: OutboxRow): Promise<Opened> {
  const audience = audienceOf(audiences, row)
  if (!audience) return { ok: false, why: 'unknown-recipient' }
  const recipient = await audience.find(runtime.database.reader, runtime, row.subjectId)
  if (!recipient) return { ok: false, why: 'erased' }
  const citizen = 'citizen' in recipient ? recipient.citizen : null
  return { ok: true, addressee: addresseeOf(recipient), citizen }
}
