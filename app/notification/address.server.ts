import { eq } from 'drizzle-orm'
import type { Transaction } from '~/db/database.server'
import { findById, openField, sealField, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { comparable, parseEmail, type Email } from './email'
import { readOpenLink } from './links.server'

type Opening = Pick<Runtime, 'keyring'>

/** Where a citizen is mailed, as the settings screen shows it. */
export type MailAddress = {
  confirmed: string | null
  /** Asked for, and waiting for the link to be followed. */
  pending: { email: string; until: Date } | null
  /** The citizen's own label for the greeting. */
  name: string | null
}

/** Reads where a citizen is mailed; null when the citizen is not there or was erased. */
export async function readMailAddress(runtime: Runtime, subjectId: string): Promise<MailAddress | null> {
  const { reader } = runtime.database
  const citizen = await findById(reader, runtime, subjectId)
  if (!citizen?.keys.profile) return null
  const open = await readOpenLink(reader, { citizen, purpose: 'confirm-address', at: runtime.now() })
  return {
    confirmed: confirmedAddress(citizen),
    pending: open && { email: open.payload, until: open.expiresAt },
    name: mailName(citizen),
  }
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
    })
    .where(eq(subject.id, citizen.row.id))
}

/** Keeps the name for the greeting; an empty one takes it away. */
export async function writeMailName(transaction: Transaction, citizen: Subject, name: string) {
  await transaction
    .update(subject)
    .set({ nameSealed: name === '' ? null : sealField(citizen, 'name_sealed', name) })
    .where(eq(subject.id, citizen.row.id))
}
