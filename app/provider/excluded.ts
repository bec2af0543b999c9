import type { Catalogue } from '~/catalogue/catalogue'
import { holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import type { CsvMistake } from './csv'

/**
 * The organisations with a type that may never see anything (Wabvpz 15f) and another that may: one excluded type excludes
 * the whole organisation, so that a file that has both is mistaken in one of them.
 */
export function mistakesInExcluded(
  providers: readonly { line: number; types: string[] }[],
  catalogue: Catalogue,
): CsvMistake[] {
  return providers.flatMap(({ line, types }): CsvMistake[] => {
    const excluded = types.filter((type) => catalogue.excludedTypes.includes(type))
    const mapped = types.filter(
      (type) =>
        holderCategoriesOf(catalogue, [type]).length > 0 ||
        receiverCategoriesOf(catalogue, [type]).length > 0,
    )
    if (excluded.length === 0 || mapped.length === 0) return []
    const what = `type ${excluded.join(', ')} may never see anything, so this cannot be of type ${mapped.join(', ')} too`
    return [{ line, what }]
  })
}
