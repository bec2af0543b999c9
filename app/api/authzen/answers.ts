import type { Decision } from '~/consent/decide'
import type { EnquiryRefusal } from '~/enquiry/enquiry'
import type { BearerRefusal } from '../bearer.server'
import { problem, type Problem } from '../problem'
import type { Scope } from '../scopes'

export const SCOPE: Scope = 'access:evaluate'

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

export const BEARER_PROBLEMS: Record<BearerRefusal, { problem: Problem; challenge: string }> = {
  'no-token': {
    problem: problem(
      401,
      'Send an access token as "Authorization: Bearer …". Tokens come from POST /oauth/token.',
    ),
    challenge: 'Bearer',
  },
  'invalid-token': {
    problem: problem(
      401,
      'The access token is expired, unknown or of a blocked client. Ask a new one at POST /oauth/token.',
    ),
    challenge: 'Bearer error="invalid_token"',
  },
  'insufficient-scope': {
    problem: problem(
      403,
      `The access token lacks the scope ${SCOPE}. Ask a token with it at POST /oauth/token.`,
    ),
    challenge: `Bearer error="insufficient_scope", scope="${SCOPE}"`,
  },
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
export const NOT_JSON = problem(415, 'Send the body as application/json in UTF-8, without compression.')
export const CUT_OFF = problem(400, 'The body does not fit its Content-Length.')

/** What does not fit into one request: too many bytes, or too many questions. */
export function tooLarge(limit: string): Problem {
  return problem(413, `The body is larger than ${limit}.`)
}
