import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { findById, openField, sealField, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { comparable, parseEmail, type Email } from './email'
import { readOpenLink } from './links.server'
import { shownEmail } from './shown-email.server'
import type { PostalAddress } from './postal'
import { openPostal, readPostal } from './postal-address.server'
import { outbox } from './tables.server'

type Opening = Pick<Runtime, 'keyring'>

/** Where a citizen is mailed, as screens show it: with the letters that people write. */
export type MailAddress = {
  confirmed: string | null
  /** Whether the mail server takes no mail for the confirmed address. */
  bounced: boolean
  /** Asked for, and waiting for the link to be followed; `refused` when the mail with it could not be delivered. */
  pending: { email: string; until: Date; refused: boolean } | null
  /** The citizen's own label for the greeting. */
  name: string | null
  /** Where the desk writes to instead, and whether letters come back from there. */
  post: { address: PostalAddress; returned: boolean } | null
}

/** Reads where a citizen is mailed; null when the citizen is not there or was erased. */
export async function readMailAddress(runtime: Runtime, subjectId: string): Promise<MailAddress | null> {
  const { reader } = runtime.database
  const citizen = await findById(reader, runtime, subjectId)
  if (!citizen?.keys.profile) return null
  const open = await readOpenLink(reader, { citizen, purpose: 'confirm-address', at: runtime.now() })
  const refused = open !== null && (await isDead(reader, `confirm-address:${subjectId}:${open.tokenIndex}`))
  const confirmed = confirmedAddress(citizen)
  return {
    confirmed: confirmed && shownEmail(confirmed),
    bounced: citizen.row.emailBouncedAt !== null,
    pending: open && { email: shown(open.payload), until: open.expiresAt, refused },
    name: mailName(citizen),
    post: await readPost(reader, citizen),
  }
}

async function readPost(reader: Reader, citizen: Subject): Promise<MailAddress['post']> {
  const postal = citizen.row.byPost ? await readPostal(reader, citizen.row.id) : null
  return postal && { address: openPostal(citizen, postal), returned: postal.returnedAt !== null }
}

function shown(address: string): string {
  const email = parseEmail(address)
  return email ? shownEmail(email) : address
}

async function isDead(reader: Reader, uniqueKey: string): Promise<boolean> {
  const dead = and(eq(outbox.uniqueKey, uniqueKey), eq(outbox.state, 'dead'))
  return (await reader.$count(outbox, dead)) > 0
}

/** The address that ordinary mail goes to; null until one is confirmed. */
export function confirmedAddress(citizen: Subject): Email | null {
  if (!citizen.row.emailConfirmedAt) return null
  return parseEmail(openField(citizen, 'email_sealed', citizen.row.emailSealed) ?? '')
}

/** The name that stands in the greeting. */
export function mailName(citizen: Subject): string | null {
  return openField(citizen, 'name_sealed', citizen.row.nameSealed)
}

type Writing = { citizen: Subject; email: Email; at: Date }

/** Makes an address the one that mail goes to, found again through its keyed index. */
export async function writeConfirmedAddress(
  transaction: Transaction,
  { keyring }: Opening,
  { citizen, email, at }: Writing,
) {
  await transaction
    .update(subject)
    .set({
      emailSealed: sealField(citizen, 'email_sealed', email),
      emailIndex: keyring.index('email', comparable(email)),
      emailConfirmedAt: at,
      emailBouncedAt: null,
    })
    .where(eq(subject.id, citizen.row.id))
}

type Bounce = { subjectId: string; email: Email; at: Date }

/** Notes that mail for an address is refused, if it still is the citizen's; false when that was known, or it is not. */
export async function writeBounce(
  transaction: Transaction,
  { keyring }: Opening,
  { subjectId, email, at }: Bounce,
): Promise<boolean> {
  const same = eq(subject.emailIndex, keyring.index('email', comparable(email)))
  const bounced = await transaction
    .update(subject)
    .set({ emailBouncedAt: at })
    .where(and(eq(subject.id, subjectId), same, isNull(subject.emailBouncedAt)))
    .returning({ id: subject.id })
  return bounced.length > 0
}

/** Keeps the name for the greeting; an empty one takes it away. */
export async function writeMailName(transaction: Transaction, citizen: Subject, name: string) {
  await transaction
    .update(subject)
    .set({ nameSealed: name === '' ? null : sealField(citizen, 'name_sealed', name) })
    .where(eq(subject.id, citizen.row.id))
}
