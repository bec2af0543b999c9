import type { Catalogue } from '~/catalogue/catalogue'
import { allCatalogues, currentCatalogue } from '~/catalogue/store.server'
import type { ChoiceKey } from '~/consent/choice'
import { unknownParty } from '~/consent/choosing'
import { namedIn } from '~/consent/parties.server'
import type { ChoiceNames } from '~/consent/sentence'
import type { Reader } from '~/db/database.server'
import { findProviders } from '~/provider/store.server'
import { namesSeen, type Disclosure } from './disclosure'

type Wording = {
  /** How much of named providers whoever reads may see. */
  disclosure: Disclosure['namedInChoices']
  /** A catalogue whose words go before those of today: a receipt says what was on the screen. */
  inWordsOf?: Catalogue
}

/**
 * What the parts of choices are called, in the words of today; a row that the catalogue of today no longer names has those
 * of the newest catalogue that did. A provider the directory never had keeps its number.
 */
export async function namesOf(
  reader: Reader,
  keys: readonly ChoiceKey[],
  { disclosure, inWordsOf }: Wording,
): Promise<ChoiceNames> {
  const uras = namedIn(keys)
  const found = new Map((await findProviders(reader, uras)).map((row) => [row.ura, row]))
  const parties = uras.map((ura) => found.get(ura) ?? unknownParty(ura))
  const catalogues = [...(inWordsOf ? [inWordsOf] : []), ...(await allCatalogues(reader))]
  return {
    holders: catalogues.flatMap(({ holders }) => holders),
    receivers: catalogues.flatMap(({ receivers }) => receivers),
    data: catalogues.flatMap(({ data }) => data),
    providers: namesSeen(parties, { catalogue: await currentCatalogue(reader), disclosure }),
  }
}
