import { isNull } from 'drizzle-orm'
import type { Catalogue } from '~/catalogue/catalogue'
import type { Reader } from '~/db/database.server'
import { findProviders } from '~/provider/store.server'
import { provider } from '~/provider/tables.server'
import type { ChoiceKey } from './choice'
import type { Directory } from './meeting'
import { namedIn } from './parties.server'

/** What the directory knows today of the providers in these keys, and of types that go together. */
export async function directoryFor(
  reader: Reader,
  catalogue: Catalogue,
  keys: readonly Pick<ChoiceKey, 'holder' | 'receiver'>[],
): Promise<Directory> {
  const found = await findProviders(reader, namedIn(keys))
  const sets = await reader
    .selectDistinct({ types: provider.types })
    .from(provider)
    .where(isNull(provider.endedAt))
  return {
    catalogue,
    typesOf: new Map(found.map(({ ura, types }) => [ura, types])),
    together: sets.map(({ types }) => types).filter((types) => types.length > 1),
  }
}
