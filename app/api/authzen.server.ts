import type { FastifyInstance } from 'fastify'
import { closedQuestions, type ClosedQuestions } from '~/enquiry/closed-question.server'
import type { BatchOutcome, Enquiry, EnquiryOutcome } from '~/enquiry/enquiry'
import { recordRefused, type RefusedAs } from '~/enquiry/refused-question.server'
import type { Portal } from '~/portal/portal'
import { ANSWERS, ENQUIRY_PROBLEMS, FAILED, faultyAnswer } from './authzen/answers'
import { MOST_QUESTIONS, readBatch, type Batch } from './authzen/batch-form'
import { readEvaluation, type ReadEvaluation } from './authzen/forms'
import { machineFace, type Answer, type Asking, type Read } from './face.server'
import type { ReadJson } from './json-body'
import { problem } from './problem'

const EVALUATION_PATH = '/access/v1/evaluation'
const EVALUATIONS_PATH = '/access/v1/evaluations'
/** A question takes half a kilobyte; a hundred of them, with room for what is not read, a quarter of a megabyte. */
const QUESTION_BYTES = 64 * 1024
const BATCH_BYTES = 256 * 1024

/** Closed questions as OpenID AuthZEN 1.0: one a request, many a request, and the description of the decision point. */
export function authzenRoutes(fastify: FastifyInstance, portal: Portal): void {
  const questions = closedQuestions(portal.runtime)
  const refused: Refused = (asking, refusals) => recordRefused(portal.runtime, seenAs(asking), refusals)
  const faulty = (asking: Asking) => refused(asking, ['faulty'])
  const { origin } = portal.config.http

  const face = machineFace(fastify, portal, {
    scope: 'access:evaluate',
    failed: FAILED,
    failedLine: 'a question could not be answered',
  })
  face.open('/.well-known/authzen-configuration', () => ({
    policy_decision_point: origin,
    access_evaluation_endpoint: origin + EVALUATION_PATH,
    access_evaluations_endpoint: origin + EVALUATIONS_PATH,
  }))
  face.post(EVALUATION_PATH, { bytes: QUESTION_BYTES, read: readQuestion, faulty }, (asked, asking) =>
    answerOne(asked, asking, { questions, refused }),
  )
  face.post(EVALUATIONS_PATH, { bytes: BATCH_BYTES, read: readQuestions, faulty }, (asked, asking) =>
    'items' in asked
      ? answerBatch(asked, asking, { questions, refused })
      : answerOne(asked, asking, { questions, refused }),
  )
}

function readQuestion(json: ReadJson): Read<Enquiry> {
  return questionIn(json.ok ? readEvaluation(json.value) : json)
}

function questionIn(read: ReadEvaluation): Read<Enquiry> {
  return read.ok ? { ok: true, body: read.enquiry } : { ok: false, problem: problem(400, read.detail) }
}

function readQuestions(json: ReadJson): Read<Batch | Enquiry> {
  if (!json.ok) return readQuestion(json)
  const read = readBatch(json.value)
  if (read.kind === 'batch') return { ok: true, body: read }
  // Without an array this is the single question of the same specification.
  if (read.kind === 'single') return questionIn(read.evaluation)
  const isLarge = read.kind === 'too-many'
  return {
    ok: false,
    problem: isLarge
      ? problem(413, `evaluations holds more than ${MOST_QUESTIONS} questions.`)
      : problem(400, read.detail),
  }
}

/** Logs that something was asked and not answered. */
type Refused = (asking: Asking, refusals: RefusedAs[]) => Promise<void>
type Doors = { questions: ClosedQuestions; refused: Refused }

async function answerOne(asked: Enquiry, asking: Asking, { questions, refused }: Doors): Promise<Answer> {
  const outcome = await questions.ask(asked, { ...seenAs(asking), index: 0 })
  if (outcome.ok) return ANSWERS[outcome.decision]
  await refused(asking, reasonsOf([outcome]))
  return ENQUIRY_PROBLEMS[outcome.refusal]
}

async function answerBatch(batch: Batch, asking: Asking, { questions, refused }: Doors): Promise<Answer> {
  const { items, semantic } = batch
  const enquiries = items.map((item) => (item.ok ? item.enquiry : null))
  const answered = await questions.askAll(enquiries, { ...seenAs(asking), semantic })
  if (!answered.ok) {
    await refused(asking, reasonsOf([answered]))
    return ENQUIRY_PROBLEMS[answered.refusal]
  }
  await refused(asking, reasonsOf(answered.outcomes))
  const answers = answered.outcomes.map((outcome, place) => answerOf(outcome, items[place]!))
  return `{"evaluations":[${answers.join(',')}]}`
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

function seenAs(asking: Asking) {
  return { ...asking, face: 'authzen' } as const
}
