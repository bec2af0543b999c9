import type { Decision } from '~/consent/decide'
import type { EnquiryRefusal } from '~/enquiry/enquiry'
import { problem, type Problem } from '../problem'

/** Every answer is one of these two, to the byte: a deny never says why (EHDS art. 8). */
export const ANSWERS: Record<Decision, string> = {
  permit: JSON.stringify({ decision: true, context: {} }),
  deny: JSON.stringify({
    decision: false,
    context: { reason_user: { en: 'No permission', nl: 'Geen toestemming' } },
  }),
}

/**
 * The answer to a question of a batch that is faulty: a deny, with the error in its context (AuthZEN 1.0, errors of the
 * Access Evaluations API). The error follows from the question, the catalogue and the directory.
 */
export function faultyAnswer(status: number, message: string): string {
  return JSON.stringify({ decision: false, context: { error: { status, message } } })
}

export const ENQUIRY_PROBLEMS: Record<EnquiryRefusal, Problem> = {
  foreign: problem(
    403,
    'subject.id or resource.properties.holder must be the URA that this client is bound to.',
  ),
  'unknown-receiver': problem(400, 'subject.id is not a URA in the provider directory.'),
  'unknown-holder': problem(400, 'resource.properties.holder is not a URA in the provider directory.'),
  'receiver-type': problem(
    400,
    'subject.properties.organizationType is not a type the provider directory has for subject.id.',
  ),
  'holder-type': problem(
    400,
    'resource.properties.holderType is not a type the provider directory has for resource.properties.holder.',
  ),
  'data-category': problem(400, 'resource.properties.dataCategory is not a data category of the catalogue.'),
  busy: problem(
    503,
    'Too many questions at this moment. Deny, and ask again after the seconds in Retry-After.',
  ),
}

export const FAILED = problem(
  503,
  'The question could not be answered. Deny, and ask again after the seconds in Retry-After.',
)
