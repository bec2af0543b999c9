import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Transaction } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { encodeChoices } from './profile'
import { insertVersion, type NewVersion } from './store.server'

export type Writing = Omit<NewVersion, 'contentHash'>

/**
 * Puts a version in force: the version itself, with the hash of its content, and that it is the current one. Log entry
 * and mail are the caller's, in the same transaction.
 */
export async function writeVersion(
  transaction: Transaction,
  citizen: Subject,
  version: Writing,
): Promise<void> {
  await insertVersion(transaction, citizen, { ...version, contentHash: contentHash(version.choices) })
  await transaction
    .update(subject)
    .set({ currentVersion: version.number })
    .where(eq(subject.id, citizen.row.id))
}

/** SHA-256 of the canonical text, in hex: the same set of choices gives the same hash. */
function contentHash(choices: Writing['choices']): string {
  return createHash('sha256').update(encodeChoices(choices)).digest('hex')
}
