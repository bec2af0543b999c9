import type { Catalogue } from '~/catalogue/catalogue'
import { findData, holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import type { Question } from '~/consent/question'
import type { Enquiry, EnquiryRefusal } from './enquiry'

/** An organisation as the directory has it; null when it does not, or not any more. */
export type DirectoryEntry = { types: string[] } | null

export type Resolved = { ok: true; question: Question } | { ok: false; refusal: EnquiryRefusal }

/**
 * Makes the question that is decided of what a care system sent. Refuses faulty questions: a URA or data category that is
 * not known, a type that the directory does not have for that URA. Looks at nothing of the citizen.
 */
export function resolveQuestion(
  enquiry: Enquiry,
  { holder, receiver }: { holder: DirectoryEntry; receiver: DirectoryEntry },
  catalogue: Catalogue,
): Resolved {
  if (!receiver) return refused('unknown-receiver')
  if (!receiver.types.includes(enquiry.receiver.type)) return refused('receiver-type')
  if (!holder) return refused('unknown-holder')
  if (!holder.types.includes(enquiry.holder.type)) return refused('holder-type')
  if (!findData(catalogue, enquiry.data)) return refused('data-category')
  const { roleCode } = enquiry.receiver
  return {
    ok: true,
    question: {
      holder: { ura: enquiry.holder.ura, categories: holderCategoriesOf(catalogue, [enquiry.holder.type]) },
      data: enquiry.data,
      receiver: {
        ura: enquiry.receiver.ura,
        categories: receiverCategoriesOf(catalogue, [enquiry.receiver.type]),
        types: [enquiry.receiver.type],
        ...(roleCode === undefined ? {} : { roleCode }),
      },
      purpose: enquiry.purpose,
    },
  }
}

function refused(refusal: EnquiryRefusal): Resolved {
  return { ok: false, refusal }
}
