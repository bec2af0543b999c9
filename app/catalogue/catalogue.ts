/** Codes are open strings: the catalogue is data, and a later version may add some. */
export type HolderCategoryCode = string
export type DataCategoryCode = string
export type ReceiverCategoryCode = string

/** A text in the two languages of the product. */
export type Text = { nl: string; en: string }

export type HolderCategory = { code: HolderCategoryCode; name: Text; hint?: Text }
export type ReceiverCategory = { code: ReceiverCategoryCode; name: Text; hint?: Text }

/** `contains` lists the narrower data categories, one level deep. */
export type DataCategory = { code: DataCategoryCode; name: Text; hint?: Text; contains: DataCategoryCode[] }

/** The only combinations of categories that may be chosen. */
export type CatalogueRow = {
  holder: HolderCategoryCode
  data: DataCategoryCode
  receiver: ReceiverCategoryCode
}

/** One immutable version of what can be chosen (toestemmingscatalogus). */
export type Catalogue = {
  version: number
  holders: HolderCategory[]
  data: DataCategory[]
  receivers: ReceiverCategory[]
  rows: CatalogueRow[]
  /** Organisation type (Nictiz) → the categories it belongs to as holder; unmapped types always deny. */
  holderCategoriesOfType: Record<string, HolderCategoryCode[]>
  /** Organisation type → the category it belongs to as receiver. */
  receiverCategoryOfType: Record<string, ReceiverCategoryCode[]>
  /** Never a yes, whatever the choices say (Wabvpz 15f): organisation types and role codes. */
  excludedTypes: string[]
  excludedRoleCodes: string[]
  /** Purposes of use that can be permitted. */
  purposes: string[]
}
