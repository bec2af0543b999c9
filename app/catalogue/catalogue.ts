/** Codes are open strings: the catalogue is data, and a later version may add some. */
export type HolderCategoryCode = string
export type DataCategoryCode = string
export type ReceiverCategoryCode = string

/** A text in the two languages of the product. */
export type Text = { nl: string; en: string }

/** Words every entry has: `name` on our screens, `officialName` in the standard, `short` where there is little room. */
type Entry = { code: string; name: Text; officialName: Text; short: Text; hint?: Text }

/** Who has the data, as a group (dossierhoudende zorgaanbiedercategorie). */
export type HolderCategory = Entry & {
  /** The one of you: "uw huisarts". */
  possessive: Text
  /** All of them, inside a sentence: "huisartsen". */
  plural: Text
  /** The title of the page that asks about this group. */
  question: Text
}

/** Who may consult the data, as a group (raadplegende zorgaanbiedercategorie). */
export type ReceiverCategory = Entry & {
  /** All of them, inside a sentence: "alle apotheken". */
  everyone: Text
  /** Whether `everyone` takes "mogen" or "mag". */
  grammar: 'plural' | 'singular'
}

/** What kind of data (gegevenscategorie). `contains` lists the narrower categories, one level deep. */
export type DataCategory = Entry & {
  /** Inside a sentence: "behandelgegevens". */
  lowercase: Text
  /** What it is, for who asks. */
  explanation: Text
  contains: DataCategoryCode[]
}

/** The only combinations of categories that may be chosen. */
export type CatalogueRow = {
  holder: HolderCategoryCode
  data: DataCategoryCode
  receiver: ReceiverCategoryCode
}

/** One immutable version of what can be chosen (toestemmingscatalogus). Plain data: it survives JSON unchanged. */
export type Catalogue = {
  version: number
  /** Version of the words above in which a question is put; stored with every profile version. */
  questionTextVersion: number
  holders: HolderCategory[]
  data: DataCategory[]
  receivers: ReceiverCategory[]
  rows: CatalogueRow[]
  /** Receivers that "all my providers" leaves out: they are a question of their own. */
  askedApart: ReceiverCategoryCode[]
  /** Organisation type (Nictiz) → the categories it belongs to as holder; unmapped types always deny. */
  holderCategoriesOfType: Record<string, HolderCategoryCode[]>
  /** Organisation type → the categories it belongs to as receiver; most have one. */
  receiverCategoryOfType: Record<string, ReceiverCategoryCode[]>
  /** Never a yes, whatever the choices say (Wabvpz 15f): organisation types and role codes. */
  excludedTypes: string[]
  excludedRoleCodes: string[]
  /** Purposes of use that can be permitted. */
  purposes: string[]
}
