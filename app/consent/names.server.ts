import type { Catalogue } from '~/catalogue/catalogue'
import { allCatalogues } from '~/catalogue/store.server'
import type { Reader } from '~/db/database.server'
import { findProviders } from '~/provider/store.server'
import type { ChoiceKey } from './choice'
import { namedIn } from './parties.server'
import type { ChoiceNames } from './sentence'

/**
 * What the parts of choices are called, in the words of today; a row that the catalogue of today no longer names has those
 * of the newest catalogue that did. `inWordsOf` goes before both: a receipt says what was on the screen.
 */
export async function namesOf(
  reader: Reader,
  keys: readonly ChoiceKey[],
  inWordsOf?: Catalogue,
): Promise<ChoiceNames> {
  const found = await findProviders(reader, namedIn(keys))
  const catalogues = [...(inWordsOf ? [inWordsOf] : []), ...(await allCatalogues(reader))]
  return {
    holders: catalogues.flatMap(({ holders }) => holders),
    receivers: catalogues.flatMap(({ receivers }) => receivers),
    data: catalogues.flatMap(({ data }) => data),
    providers: Object.fromEntries(found.map(({ ura, name }) => [ura, name])),
  }
}
