import { eq } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { profileKey, type Subject } from '~/person/store.server'
import { seal, unseal } from '~/sealing/seal.server'
import type { OwnProvider } from './own-provider'
import { ownProviderList } from './tables.server'

/** The citizen's own list; empty when nothing was ever put on it. */
export async function readOwnProviders(reader: Reader, citizen: Subject): Promise<OwnProvider[]> {
  const [row] = await reader
    .select()
    .from(ownProviderList)
    .where(eq(ownProviderList.subjectId, citizen.row.id))
    .limit(1)
  return row
    ? (JSON.parse(unseal(profileKey(citizen), place(citizen), row.providersSealed)) as OwnProvider[])
    : []
}

/** Writes the whole list. */
export async function putOwnProviders(
  transaction: Transaction,
  citizen: Subject,
  change: { list: OwnProvider[]; at: Date },
): Promise<void> {
  const providersSealed = seal(profileKey(citizen), place(citizen), JSON.stringify(change.list))
  const row = { subjectId: citizen.row.id, providersSealed, changedAt: change.at }
  await transaction
    .insert(ownProviderList)
    .values(row)
    .onConflictDoUpdate({ target: ownProviderList.subjectId, set: row })
}

function place(citizen: Subject) {
  return { table: 'own_provider_list', column: 'providers_sealed', row: citizen.row.id }
}
