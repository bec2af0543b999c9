import type {
  Catalogue,
  DataCategoryCode,
  HolderCategoryCode,
  ReceiverCategoryCode,
} from '~/catalogue/catalogue'
import { holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'

/**
 * A closed question: may this receiver see this kind of data, held by this holder? The directory has resolved both
 * organisations: `types` are those the receiver asks as, `categories` what the catalogue makes of the types.
 * A type that the directory does not have for that URA is a faulty question and never comes this far.
 */
export type Question = {
  holder: { ura: string; categories: HolderCategoryCode[] }
  data: DataCategoryCode
  receiver: {
    ura: string
    categories: ReceiverCategoryCode[]
    types: string[]
    /** UZI role code of who asks, where a professional asks. */
    roleCode?: string
  }
  /** Purpose of use, such as `TREAT`. */
  purpose: string
}

/** What stands before all choices. Everything but `open` denies; which one it is, only the citizen hears. */
export type Gate = 'open' | ClosedGate

/**
 * `locked` by the citizen · `restricted` (AVG 18) · `erasing` and not yet destroyed · `deceased` ·
 * `under-decision`: a child or other person whose representation is not settled.
 */
export type ClosedGate = 'locked' | 'restricted' | 'erasing' | 'deceased' | 'under-decision'

/** An organisation as the directory knows it, as far as a question needs it. */
export type Party = { ura: string; types: string[] }

/** The question for treatment that `receiver` would put about the data `holder` has. */
export function treatmentQuestion(
  catalogue: Catalogue,
  data: DataCategoryCode,
  { holder, receiver }: { holder: Party; receiver: Party },
): Question {
  return {
    holder: { ura: holder.ura, categories: holderCategoriesOf(catalogue, holder.types) },
    data,
    receiver: {
      ura: receiver.ura,
      categories: receiverCategoriesOf(catalogue, receiver.types),
      types: receiver.types,
    },
    purpose: 'TREAT',
  }
}
