import type { DataCategoryCode } from '~/catalogue/catalogue'
import type { Choice } from '~/consent/choice'
import type { Decision, Reason } from '~/consent/decide'
import type { Bsn } from '~/person/bsn'

/** The interface a question came in by. */
export type Face = 'authzen'

/** A closed question as a care system puts it; every face is read into this. */
export type Enquiry = {
  bsn: Bsn
  holder: { ura: string; type: string }
  receiver: { ura: string; type: string; roleCode?: string }
  data: DataCategoryCode
  purpose: string
  /** The professional who asks or is responsible, and who asks in that name. */
  professional?: string
  mandated?: string
}

/** Who put it: the machine client, the organisation it is bound to, and in which request. */
export type Asking = {
  clientId: string
  ura: string
  face: Face
  requestId: string
  /** Which question of the request, from 0. */
  index: number
}

/**
 * Why a question gets no answer. None depends on the citizen.
 * - `foreign`: neither holder nor receiver is the caller's own organisation
 * - `unknown-…`: the directory has no such organisation (any more)
 * - `…-type`: the directory does not have that type for it
 * - `data-category`: not in the catalogue
 * - `busy`: too many questions wait to be recorded
 */
export type EnquiryRefusal =
  | 'foreign'
  | 'unknown-receiver'
  | 'unknown-holder'
  | 'receiver-type'
  | 'holder-type'
  | 'data-category'
  | 'busy'

export type EnquiryOutcome = { ok: true; decision: Decision } | { ok: false; refusal: EnquiryRefusal }

/** What only the citizen may read of a question, sealed in its log entry. */
export type ViewDetails = {
  holder: { ura: string; type: string }
  receiver: { ura: string; type: string; roleCode?: string }
  /** The organisation whose system asked, where that is not the receiver. */
  askedBy: string
  data: DataCategoryCode
  purpose: string
  face: Face
  reason: Reason
  deciding: Choice[]
  /** The version of the profile that decided; 0 before the first. */
  version: number
}

/** The row that the sealed details of a question belong to; it can be made again from the log entry. */
export function viewRow(subjectId: string, requestId: string, index: number): string {
  return `${subjectId}:${requestId}:${index}`
}
