import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { closedQuestions } from '~/enquiry/closed-question.server'
import type { EnquiryRefusal } from '~/enquiry/enquiry'
import type { Portal } from '~/server/portal'
import { readEvaluation } from './authzen/forms'
import { bearerCheck, type BearerRefusal, type Caller } from './bearer.server'
import { readJson } from './json-body'
import { problem, PROBLEM_TYPE, type Problem } from './problem'
import type { Scope } from './scopes'

const EVALUATION_PATH = '/access/v1/evaluation'
const BODY_LIMIT_BYTES = 64 * 1024
const SCOPE: Scope = 'access:evaluate'

/** Every answer is one of these two, to the byte: a deny never says why (EHDS art. 8). */
const ANSWERS = {
  permit: JSON.stringify({ decision: true, context: {} }),
  deny: JSON.stringify({
    decision: false,
    context: { reason_user: { en: 'No permission', nl: 'Geen toestemming' } },
  }),
} as const

const BEARER_PROBLEMS: Record<BearerRefusal, { problem: Problem; challenge: string }> = {
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

const ENQUIRY_PROBLEMS: Record<EnquiryRefusal, Problem> = {
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

const FAILED = problem(
  503,
  'The question could not be answered. Deny, and ask again after the seconds in Retry-After.',
)
const TOO_LARGE = problem(413, `The body is larger than ${BODY_LIMIT_BYTES} bytes.`)
const NOT_JSON = problem(415, 'Send the body as application/json, without compression.')

declare module 'fastify' {
  interface FastifyRequest {
    /** The machine client, once its token was checked. */
    caller: Caller | null
  }
}

/** Closed questions as OpenID AuthZEN 1.0: one question a request, and the description of the decision point. */
export function authzenRoutes(fastify: FastifyInstance, portal: Portal): void {
  const questions = closedQuestions(portal.runtime)
  const check = bearerCheck(portal)

  fastify.decorateRequest('caller', null)
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) =>
    done(null, text),
  )
  answerErrors(fastify)

  fastify.get('/.well-known/authzen-configuration', async () => ({
    policy_decision_point: portal.config.http.origin,
    access_evaluation_endpoint: portal.config.http.origin + EVALUATION_PATH,
  }))

  fastify.post(EVALUATION_PATH, {
    bodyLimit: BODY_LIMIT_BYTES,
    // Who it is comes first: a stranger's body is not read.
    onRequest: async (request, reply) => {
      const outcome = await check(request, SCOPE)
      if (outcome.ok) {
        request.caller = outcome.caller
        return
      }
      const refusal = BEARER_PROBLEMS[outcome.refusal]
      return sendProblem(reply.header('www-authenticate', refusal.challenge), refusal.problem)
    },
    handler: async (request, reply) => {
      const read = readBody(request.body)
      if (!read.ok) return sendProblem(reply, problem(400, read.detail))
      const outcome = await questions.ask(read.enquiry, askingOf(request))
      if (!outcome.ok) return sendProblem(reply, ENQUIRY_PROBLEMS[outcome.refusal])
      return reply
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(ANSWERS[outcome.decision])
    },
  })
}

function readBody(body: unknown) {
  const json = readJson(typeof body === 'string' ? body : '')
  return json.ok ? readEvaluation(json.value) : json
}

function askingOf({ caller, id }: FastifyRequest) {
  if (!caller) throw new Error('a question was asked before its caller was known')
  return { ...caller, face: 'authzen', requestId: id, index: 0 } as const
}

/** What the framework or the database throws: too large, not JSON, or a failure that looks the same for every citizen. */
function answerErrors(fastify: FastifyInstance) {
  fastify.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    if (error.statusCode === 413) return sendProblem(reply, TOO_LARGE)
    if (error.statusCode === 415) return sendProblem(reply, NOT_JSON)
    if (error.statusCode === 400)
      return sendProblem(reply, problem(400, 'The body does not fit its Content-Length.'))
    request.log.error({ requestId: request.id, err: error }, 'a question could not be answered')
    return sendProblem(reply, FAILED)
  })
}

function sendProblem(reply: FastifyReply, { status, ...rest }: Problem) {
  if (status === 503) reply.header('retry-after', '2')
  if (status === 413) reply.header('connection', 'close')
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type(PROBLEM_TYPE)
    .send(JSON.stringify({ ...rest, status }))
}
