import { eq } from 'drizzle-orm'
import type { Transaction } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { refuseOlder } from './older-than-logged.server'
import { insertVersion, readVersion, type NewVersion } from './store.server'

/**
 * In which catalogue the choices are read from now on. `kept`: as in the version before, whatever was published since.
 * `takenOver`: as in this newer one; only for what was sent from a page that named what it adds.
 */
export type ReadIn = 'kept' | { takenOver: number }

/** Whoever makes a version says how it is read: a catalogue never widens by itself (domain: the consent choice). */
export type VersionToWrite = Omit<NewVersion, 'readingCatalogue'> & { readIn: ReadIn }

/**
 * Puts a version in force: the version itself, with the hash of its content, and that it is the current one. Log entry
 * and mail are the caller's, in the same transaction. Throws `CounterfeitRow` where the log knows a newer one.
 */
export async function writeVersion(
  transaction: Transaction,
  citizen: Subject,
  { readIn, ...version }: VersionToWrite,
): Promise<void> {
  await refuseOlder(transaction, citizen.row)
  await insertVersion(transaction, citizen, {
    ...version,
    readingCatalogue: await readingCatalogueOf(transaction, citizen, { readIn, ...version }),
  })
  await transaction
    .update(subject)
    .set({ currentVersion: version.number })
    .where(eq(subject.id, citizen.row.id))
}

/** A first version has nothing to keep: it is read in the catalogue it was chosen from. */
async function readingCatalogueOf(
  transaction: Transaction,
  citizen: Subject,
  {
    readIn,
    predecessor,
    catalogueVersion,
  }: Pick<VersionToWrite, 'readIn' | 'predecessor' | 'catalogueVersion'>,
): Promise<number> {
  const before = await readVersion(transaction, citizen, predecessor)
  const kept = before?.readingCatalogue ?? catalogueVersion
  return readIn === 'kept' ? kept : Math.max(kept, readIn.takenOver)
}
