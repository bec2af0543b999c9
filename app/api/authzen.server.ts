import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { closedQuestions, type ClosedQuestions } from '~/enquiry/closed-question.server'
import type { BatchOutcome, EnquiryOutcome } from '~/enquiry/enquiry'
import { recordRefused, type RefusedAs } from '~/enquiry/refused-question.server'
import type { Portal } from '~/portal/portal'
import { utf8Text } from '~/runtime/utf8.server'
import {
  ANSWERS,
  BEARER_PROBLEMS,
  CUT_OFF,
  ENQUIRY_PROBLEMS,
  FAILED,
  faultyAnswer,
  NOT_JSON,
  SCOPE,
  tooLarge,
} from './authzen/answers'
import { MOST_QUESTIONS, readBatch, type Batch } from './authzen/batch-form'
import { readEvaluation, type ReadEvaluation } from './authzen/forms'
import { bearerCheck, type Caller } from './bearer.server'
import { readJson, type ReadJson } from './json-body'
import { problem, PROBLEM_TYPE, type Problem } from './problem'
import { takeUtf8 } from './utf8-body.server'

const EVALUATION_PATH = '/access/v1/evaluation'
const EVALUATIONS_PATH = '/access/v1/evaluations'
/** A question takes half a kilobyte; a hundred of them, with room for what is not read, a quarter of a megabyte. */
const QUESTION_BYTES = 64 * 1024
const BATCH_BYTES = 256 * 1024

declare module 'fastify' {
  interface FastifyRequest {
    /** The machine client, once its token was checked. */
    caller: Caller | null
  }
}

/** Closed questions as OpenID AuthZEN 1.0: one a request, many a request, and the description of the decision point. */
export function authzenRoutes(fastify: FastifyInstance, portal: Portal): void {
  const questions = closedQuestions(portal.runtime)
  const refused: Refused = (request, refusals) => recordRefused(portal.runtime, askingOf(request), refusals)
  const check = bearerCheck(portal)
  const { origin } = portal.config.http

  fastify.decorateRequest('caller', null)
  fastify.removeAllContentTypeParsers()
  takeUtf8(fastify, 'application/json', { read: (bytes) => utf8Text(bytes) ?? '' })
  answerErrors(fastify)

  fastify.get('/.well-known/authzen-configuration', async () => ({
    policy_decision_point: origin,
    access_evaluation_endpoint: origin + EVALUATION_PATH,
    access_evaluations_endpoint: origin + EVALUATIONS_PATH,
  }))

  // Who it is comes first: a stranger's body is not read.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const outcome = await check(request, SCOPE)
    if (outcome.ok) {
      request.caller = outcome.caller
      return
    }
    const refusal = BEARER_PROBLEMS[outcome.refusal]
    return sendProblem(reply.header('www-authenticate', refusal.challenge), refusal.problem)
  }

  fastify.post(EVALUATION_PATH, {
    bodyLimit: QUESTION_BYTES,
    onRequest,
    handler: async (request, reply) => {
      const json = readBody(request)
      return answerOne(request, reply, {
        ...{ questions, refused },
        read: json.ok ? readEvaluation(json.value) : json,
      })
    },
  })

  fastify.post(EVALUATIONS_PATH, {
    bodyLimit: BATCH_BYTES,
    onRequest,
    handler: async (request, reply) => {
      const json = readBody(request)
      const read = json.ok ? readBatch(json.value) : ({ kind: 'faulty', detail: json.detail } as const)
      if (read.kind === 'faulty' || read.kind === 'too-many') await refused(request, ['faulty'])
      if (read.kind === 'faulty') return sendProblem(reply, problem(400, read.detail))
      if (read.kind === 'too-many')
        return sendProblem(reply, problem(413, `evaluations holds more than ${MOST_QUESTIONS} questions.`))
      // Without an array this is the single question of the same specification.
      if (read.kind === 'single')
        return answerOne(request, reply, { questions, refused, read: read.evaluation })
      return answerBatch(request, reply, { questions, refused, batch: read })
    },
  })
}

/** Logs that something was asked and not answered. */
type Refused = (request: FastifyRequest, refusals: RefusedAs[]) => Promise<void>
type Doors = { questions: ClosedQuestions; refused: Refused }
type Single = Doors & { read: ReadEvaluation }

async function answerOne(request: FastifyRequest, reply: FastifyReply, { questions, refused, read }: Single) {
  if (!read.ok) await refused(request, ['faulty'])
  if (!read.ok) return sendProblem(reply, problem(400, read.detail))
  const outcome = await questions.ask(read.enquiry, { ...askingOf(request), index: 0 })
  if (!outcome.ok) {
    await refused(request, reasonsOf([outcome]))
    return sendProblem(reply, ENQUIRY_PROBLEMS[outcome.refusal])
  }
  return sendAnswer(reply, ANSWERS[outcome.decision])
}

type Many = Doors & { batch: Batch }

async function answerBatch(
  request: FastifyRequest,
  reply: FastifyReply,
  { questions, refused, batch }: Many,
) {
  const { items, semantic } = batch
  const enquiries = items.map((item) => (item.ok ? item.enquiry : null))
  const answered = await questions.askAll(enquiries, { ...askingOf(request), semantic })
  if (!answered.ok) {
    await refused(request, reasonsOf([answered]))
    return sendProblem(reply, ENQUIRY_PROBLEMS[answered.refusal])
  }
  await refused(request, reasonsOf(answered.outcomes))
  const answers = answered.outcomes.map((outcome, place) => answerOf(outcome, items[place]!))
  return sendAnswer(reply, `{"evaluations":[${answers.join(',')}]}`)
}

/** Why questions were refused; one that could not be read has no outcome. That there was no room is no refusal. */
function reasonsOf(outcomes: readonly (EnquiryOutcome | BatchOutcome | null)[]): RefusedAs[] {
  return outcomes.flatMap((outcome): RefusedAs[] => {
    if (outcome === null) return ['faulty']
    return outcome.ok || outcome.refusal === 'busy' ? [] : [outcome.refusal]
  })
}

function answerOf(outcome: EnquiryOutcome | null, item: ReadEvaluation): string {
  if (outcome?.ok) return ANSWERS[outcome.decision]
  if (outcome) return faultyAnswer(400, ENQUIRY_PROBLEMS[outcome.refusal].detail)
  return faultyAnswer(400, item.ok ? FAILED.detail : item.detail)
}

function readBody({ body }: FastifyRequest): ReadJson {
  return readJson(typeof body === 'string' ? body : '')
}

function askingOf({ caller, id }: FastifyRequest) {
  if (!caller) throw new Error('a question was asked before its caller was known')
  return { ...caller, face: 'authzen', requestId: id } as const
}

/** What the framework or the database throws: too large, not JSON, or a failure that looks the same for every citizen. */
function answerErrors(fastify: FastifyInstance) {
  fastify.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    if (error.statusCode === 413) return sendProblem(reply, tooLarge(`${limitOf(request)} bytes`))
    if (error.statusCode === 415) return sendProblem(reply, NOT_JSON)
    if (error.statusCode === 400) return sendProblem(reply, CUT_OFF)
    request.log.error({ requestId: request.id, err: error }, 'a question could not be answered')
    return sendProblem(reply, FAILED)
  })
}

function limitOf({ routeOptions }: FastifyRequest): number {
  return routeOptions.url === EVALUATIONS_PATH ? BATCH_BYTES : QUESTION_BYTES
}

function sendAnswer(reply: FastifyReply, body: string) {
  return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(body)
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
