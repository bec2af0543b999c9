import type { DataCategoryCode, HolderCategoryCode, ReceiverCategoryCode } from '~/catalogue/catalogue'

/** An organisation as the directory knows it, with all its types. */
export type Party = { ura: string; types: string[] }

/** An organisation that asks, or is asked about, as one of its types. */
export type PartyAs = Party & { as: string }

/** Any provider of a group: one that no choice names and that is of no other group. */
export type AnyOf<Category extends string = string> = Party & { group: Category }

/** Whoever stands at one side of a question. */
export type Side<Category extends string = string> = PartyAs | AnyOf<Category>

declare const made: unique symbol

/**
 * A closed question: may this receiver see this kind of data, held by this holder? It carries types, never categories:
 * what the types mean is worked out by `readingsOf`, in every reading at once, so that nobody can put a question that is
 * read in one way only. Only `questionOf` makes one. A type that the directory does not have for that URA is a faulty
 * question and never comes this far.
 */
export type Question = Asked & { readonly [made]: true }

export type Asked = {
  holder: Side<HolderCategoryCode>
  data: DataCategoryCode
  receiver: Side<ReceiverCategoryCode>
  /** UZI role code of the professional who asks; null on a citizen's own screens, where nobody asks. */
  roleCode: string | null
  /** Purpose of use, such as `TREAT`. */
  purpose: string
}

/** The question that was put, with everything the directory knows of both organisations. */
export function questionOf(asked: Asked): Question {
  return asked as Question
}

/** The question for treatment that a receiver would put about the data a holder has, each as one of its types. */
export function treatmentQuestion(
  data: DataCategoryCode,
  { holder, receiver }: { holder: Side; receiver: Side },
): Question {
  return questionOf({ holder, data, receiver, roleCode: null, purpose: 'TREAT' })
}

/** Any provider of a group, under a number that none has. */
export function anyOf<Category extends string>(group: Category): AnyOf<Category> {
  return { group, ura: 'any', types: [] }
}

/** Whether this is any provider of a group, rather than one organisation. */
export function isAnyOf(side: Side): side is AnyOf {
  return 'group' in side
}

/** An organisation as each of its types: it asks as one of them, and the answer may differ. One without types asks as none. */
export function asEachType({ ura, types }: Party): PartyAs[] {
  const each = types.length === 0 ? [''] : types
  return each.map((as) => ({ ura, types, as }))
}
