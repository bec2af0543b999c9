import type {
  Catalogue,
  CatalogueRow,
  DataCategory,
  DataCategoryCode,
  HolderCategory,
  HolderCategoryCode,
  ReceiverCategory,
  ReceiverCategoryCode,
} from './catalogue'

/** The categories a provider of these types belongs to as holder, each once; none for types that are not mapped. */
export function holderCategoriesOf(catalogue: Catalogue, types: string[]): readonly HolderCategoryCode[] {
  return categoriesOf(catalogue.holderCategoriesOfType, types)
}

/** The categories a provider of these types belongs to as receiver, each once; none for types that are not mapped. */
export function receiverCategoriesOf(catalogue: Catalogue, types: string[]): readonly ReceiverCategoryCode[] {
  return categoriesOf(catalogue.receiverCategoryOfType, types)
}

/** The narrower data categories inside this one; an unknown code has none. */
export function containedIn(catalogue: Catalogue, data: DataCategoryCode): DataCategoryCode[] {
  return findData(catalogue, data)?.contains ?? []
}

/** The data categories this one is a part of. */
export function containersOf(catalogue: Catalogue, data: DataCategoryCode): DataCategoryCode[] {
  return catalogue.data
    .filter((category) => category.contains.includes(data))
    .map((category) => category.code)
}

/** What holders of these categories keep: the data of their rows, then what those contain, each once. */
export function dataKeptBy(catalogue: Catalogue, holders: readonly HolderCategoryCode[]): DataCategoryCode[] {
  const kept = catalogue.rows.filter((row) => holders.includes(row.holder)).map((row) => row.data)
  return [...new Set([...kept, ...kept.flatMap((data) => containedIn(catalogue, data))])]
}

/** What may be chosen about one group of holders. */
export function rowsOf(catalogue: Catalogue, holder: HolderCategoryCode): CatalogueRow[] {
  return catalogue.rows.filter((row) => row.holder === holder)
}

/** The rows that "all my providers" is about: every row but those that are a question of their own (the EU). */
export function rowsForAll(catalogue: Catalogue): CatalogueRow[] {
  return catalogue.rows.filter((row) => !catalogue.askedApart.includes(row.receiver))
}

/** Whether three categories together are a row of the catalogue. */
export function isRow(catalogue: Catalogue, row: CatalogueRow): boolean {
  return catalogue.rows.some(
    (known) => known.holder === row.holder && known.data === row.data && known.receiver === row.receiver,
  )
}

/** A group of holders with its names; `undefined` when this version does not have it. */
export function findHolder(catalogue: Catalogue, code: HolderCategoryCode): HolderCategory | undefined {
  return catalogue.holders.find((holder) => holder.code === code)
}

/** A kind of data with its names; `undefined` when this version does not have it. */
export function findData(catalogue: Catalogue, code: DataCategoryCode): DataCategory | undefined {
  return catalogue.data.find((data) => data.code === code)
}

/** A group of receivers with its names; `undefined` when this version does not have it. */
export function findReceiver(catalogue: Catalogue, code: ReceiverCategoryCode): ReceiverCategory | undefined {
  return catalogue.receivers.find((receiver) => receiver.code === code)
}

const NONE: readonly string[] = []

/** Types come from outside: `constructor` is a key of every object, so only own keys count. */
function categoriesOf(map: Record<string, string[]>, types: string[]): readonly string[] {
  const [only] = types
  if (types.length === 1) return Object.hasOwn(map, only!) ? map[only!]! : NONE
  return [...new Set(types.flatMap((type) => (Object.hasOwn(map, type) ? map[type]! : [])))]
}
