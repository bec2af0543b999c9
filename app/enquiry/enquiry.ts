import type { DataCategoryCode } from '~/catalogue/catalogue'
import type { Choice } from '~/consent/choice'
import type { Decision, Reason } from '~/consent/decide'
import type { Bsn } from '~/person/bsn'

/** The interface a question came in by: a care system, or staff at a screen of ours. */
type Face = 'authzen' | 'screen'

/** A closed question as a care system puts it; every face is read into this. */
export type Enquiry = {
  bsn: Bsn
  holder: { ura: string; type: string }
  /** `roleCode`: the UZI role of who asks. */
  receiver: { ura: string; type: string; roleCode: string }
  data: DataCategoryCode
  purpose: string
  /** The number of the professional who asks or is responsible, and of who asks in that name. */
  professional: string
  mandated?: string
}

/** Who put it: the machine client or the member of staff, for which organisation, and in which request. */
export type EnquiryBy = {
  /** Of a client its name; of a member of staff the id here. */
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

/** When a batch stops: never before its end, or at the first deny or permit (AuthZEN 1.0, evaluations semantics). */
export type Semantic = 'execute_all' | 'deny_on_first_deny' | 'permit_on_first_permit'

/**
 * A batch: one outcome a question, in order, as far as it came; null for one that could not be read and counts as a deny.
 * Refused as a whole when one question is not the caller's to ask, or when too many wait.
 */
export type BatchOutcome =
  | { ok: true; outcomes: (EnquiryOutcome | null)[] }
  | { ok: false; refusal: Extract<EnquiryRefusal, 'foreign' | 'busy'> }

/** What only the citizen may read of a question, sealed in its log entry. */
export type ViewDetails = {
  holder: { ura: string; type: string }
  receiver: { ura: string; type: string; roleCode?: string }
  /** The organisation whose system asked, where that is not the receiver. */
  askedBy: string
  data: DataCategoryCode
  purpose: string
  face: Face
  /** The professional, and who asked in that name: nine digits, as those of citizens, so not in the open. */
  professional?: string
  mandated?: string
  reason: Reason
  deciding: Choice[]
  /** The version of the profile that decided; 0 before the first. */
  version: number
}

/** The row that the sealed details of a question belong to in entries of the first form; made again from the entry. */
export function viewRow(subjectId: string, requestId: string, index: number): string {
  return `${subjectId}:${requestId}:${index}`
}
