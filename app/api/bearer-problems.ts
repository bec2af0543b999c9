import type { BearerRefusal } from './bearer.server'
import { problem, type Problem } from './problem'
import type { Scope } from './scopes'

type Refused = { problem: Problem; challenge: string }

/** What is said to a client without a token for a face, and the challenge that goes along (RFC 6750 §3). */
export function bearerProblems(scope: Scope): Record<BearerRefusal | 'too-often', Refused> {
  return {
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
    'too-often': {
      problem: problem(
        429,
        'Too many tokens that were not given here. Wait the seconds in Retry-After, or send one from POST /oauth/token, which is taken at once.',
      ),
      challenge: 'Bearer error="invalid_token"',
    },
    'insufficient-scope': {
      problem: problem(
        403,
        `The access token lacks the scope ${scope}. Ask a token with it at POST /oauth/token.`,
      ),
      challenge: `Bearer error="insufficient_scope", scope="${scope}"`,
    },
  }
}
