import type { Catalogue } from '~/catalogue/catalogue'
import { holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { isNamed, uraOf } from './choice'
import type { GroupsOf } from './said-together'

/** The groups that these providers belong to. */
export function groupsIn(
  parties: readonly { ura: string; types: string[] }[],
  catalogue: Catalogue,
): GroupsOf {
  const types = new Map(parties.map((party) => [party.ura, party.types]))
  const typesOf = (party: string) => (isNamed(party) ? (types.get(uraOf(party)) ?? []) : [])
  return {
    holder: (party) => holderCategoriesOf(catalogue, typesOf(party)),
    receiver: (party) => receiverCategoriesOf(catalogue, typesOf(party)),
  }
}
