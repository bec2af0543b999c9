import type { Catalogue } from '~/catalogue/catalogue'
import { findData } from '~/catalogue/lookup'
import { questionOf, type Question } from '~/consent/question'
import type { Enquiry, EnquiryRefusal } from './enquiry'

/** An organisation as the directory has it; null when it does not, or not any more. */
export type DirectoryEntry = { types: string[] } | null

/** A question as it was put: an old one of the log has no role of who asked. */
export type Put = Pick<Enquiry, 'holder' | 'data' | 'purpose'> & {
  receiver: Pick<Enquiry['receiver'], 'ura' | 'type'> & { roleCode?: string }
}

export type Resolved = { ok: true; question: Question } | { ok: false; refusal: EnquiryRefusal }

/**
 * Makes the question that is decided of what a care system sent, with every type the directory has for both. Refuses faulty questions: a URA or data category that is
 * not known, a type that the directory does not have for that URA. Looks at nothing of the citizen.
 */
export function resolveQuestion(
  enquiry: Put,
  { holder, receiver }: { holder: DirectoryEntry; receiver: DirectoryEntry },
  catalogue: Catalogue,
): Resolved {
  if (!receiver) return refused('unknown-receiver')
  if (!receiver.types.includes(enquiry.receiver.type)) return refused('receiver-type')
  if (!holder) return refused('unknown-holder')
  if (!holder.types.includes(enquiry.holder.type)) return refused('holder-type')
  if (!findData(catalogue, enquiry.data)) return refused('data-category')
  return {
    ok: true,
    question: questionOf({
      holder: { ura: enquiry.holder.ura, types: holder.types, as: enquiry.holder.type },
      data: enquiry.data,
      receiver: { ura: enquiry.receiver.ura, types: receiver.types, as: enquiry.receiver.type },
      roleCode: enquiry.receiver.roleCode ?? null,
      purpose: enquiry.purpose,
    }),
  }
}

function refused(refusal: EnquiryRefusal): Resolved {
  return { ok: false, refusal }
}
