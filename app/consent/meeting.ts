import type { Catalogue } from '~/catalogue/catalogue'
import { containedIn, holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { isNamed, uraOf, type ChoiceKey } from './choice'

/** What the directory knows of who belongs where. */
export type Directory = {
  catalogue: Catalogue
  /** The types of the providers that choices name; one that is not among them may be of any. */
  typesOf: ReadonlyMap<string, readonly string[]>
  /** Sets of types that organisations have together: one with several may belong to several categories. */
  together: readonly (readonly string[])[]
}

/** A side of a choice: who has the data, or who may consult them. */
type Side = 'holder' | 'receiver'

/**
 * Whether one question may match both keys: the data are the same or one contains the other, and on both sides one
 * organisation may be meant. Two categories meet only where a type maps to both, or where an organisation in the directory
 * has types for both; a named provider meets the categories of its types in the directory.
 */
export function meets(one: ChoiceKey, other: ChoiceKey, directory: Directory): boolean {
  const { catalogue } = directory
  const sameData =
    one.data === other.data ||
    containedIn(catalogue, one.data).includes(other.data) ||
    containedIn(catalogue, other.data).includes(one.data)
  return sameData && SIDES.every((side) => partiesMeet([one[side], other[side]], { side, directory }))
}

/**
 * Whether a choice is about a part of what another is about, or about the same: it would go before it for whoever it
 * names. A category is a part of itself only: what is chosen about pharmacies is another choice than one about GPs, also
 * for the few organisations that are both.
 */
export function isPartOf(inner: ChoiceKey, outer: ChoiceKey, directory: Directory): boolean {
  const data = inner.data === outer.data || containedIn(directory.catalogue, outer.data).includes(inner.data)
  const isPart = (side: Side) =>
    inner[side] === outer[side] ||
    (isNamed(inner[side]) && !isNamed(outer[side]) && isOf(inner[side], outer[side], { side, directory }))
  return data && SIDES.every(isPart)
}

const SIDES = ['holder', 'receiver'] as const

type Sided = { side: Side; directory: Directory }

function partiesMeet([one, other]: [string, string], sided: Sided): boolean {
  if (one === other) return true
  if (isNamed(one)) return !isNamed(other) && isOf(one, other, sided)
  if (isNamed(other)) return isOf(other, one, sided)
  const { catalogue, together } = sided.directory
  const types = Object.keys(
    sided.side === 'holder' ? catalogue.holderCategoriesOfType : catalogue.receiverCategoryOfType,
  )
  return [...types.map((type) => [type]), ...together].some((set) => {
    const categories = categoriesOf(set, sided)
    return categories.includes(one) && categories.includes(other)
  })
}

/** Whether a named provider belongs to a category, by its types; one the directory does not know may. */
function isOf(party: string, category: string, sided: Sided): boolean {
  const types = isNamed(party) ? sided.directory.typesOf.get(uraOf(party)) : undefined
  return types === undefined || categoriesOf(types, sided).includes(category)
}

function categoriesOf(
  types: readonly string[],
  { side, directory: { catalogue } }: Sided,
): readonly string[] {
  return (side === 'holder' ? holderCategoriesOf : receiverCategoriesOf)(catalogue, [...types])
}
