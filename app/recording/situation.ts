import type { Catalogue } from '~/catalogue/catalogue'
import { holderCategoriesOf } from '~/catalogue/lookup'
import type { Situation } from './spoken'

const OF_CATEGORY: Record<string, Situation> = { GP: 'SIT001', HOSPITAL: 'SIT002' }

/**
 * Which one question an organisation of these types reads out: SIT001 a GP, SIT002 a hospital or clinic; null for others, who record single
 * choices (domain: provider staff).
 */
export function situationFor(catalogue: Catalogue, types: readonly string[]): Situation | null {
  const categories = holderCategoriesOf(catalogue, [...types])
  const found = categories.find((category) => category in OF_CATEGORY)
  return found === undefined ? null : OF_CATEGORY[found]!
}
