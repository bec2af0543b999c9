import * as v from 'valibot'
import type { Semantic } from '~/enquiry/enquiry'
import { readEvaluation, type ReadEvaluation } from './forms'

export const MOST_QUESTIONS = 100

/** Several questions of one request; one that is faulty stands among them as such. */
export type Batch = { kind: 'batch'; items: ReadEvaluation[]; semantic: Semantic }

export type ReadBatch =
  | Batch
  /** No questions in an array: then the body is one question itself. */
  | { kind: 'single'; evaluation: ReadEvaluation }
  | { kind: 'too-many' }
  | { kind: 'faulty'; detail: string }

const SEMANTICS = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const
const PARTS = ['subject', 'action', 'resource', 'context'] as const

const NO_QUESTION = { ok: false, detail: 'A question must be an object.' } as const

/** Lists are objects to JavaScript; here they are not. */
const objectCalled = (name: string) => v.pipe(v.unknown(), v.check(isObject, `${name} must be an object.`))
const semantic = v.picklist(SEMANTICS, `options.evaluations_semantic must be one of ${SEMANTICS.join(', ')}.`)

const body = v.pipe(
  objectCalled('The body'),
  v.looseObject({
    evaluations: v.optional(v.array(v.unknown(), 'evaluations must be an array.'), []),
    options: v.optional(
      v.pipe(
        objectCalled('options'),
        v.looseObject({ evaluations_semantic: v.optional(semantic, 'execute_all') }),
      ),
      {},
    ),
  }),
)

/**
 * Reads an access evaluations request (OpenID AuthZEN Authorization API 1.0, §7): what stands at the top holds for every
 * question that does not have that part itself. Without questions in an array the body is a single question. Nothing of
 * what was sent is repeated in what it says.
 */
export function readBatch(sent: unknown): ReadBatch {
  const read = v.safeParse(body, sent, { abortEarly: true })
  if (!read.success) return { kind: 'faulty', detail: read.issues[0].message }
  const { evaluations, options } = read.output
  if (evaluations.length === 0) return { kind: 'single', evaluation: readEvaluation(sent) }
  if (evaluations.length > MOST_QUESTIONS) return { kind: 'too-many' }
  const defaults = partsOf(read.output)
  const items = evaluations.map((item) =>
    isObject(item) ? readEvaluation({ ...defaults, ...partsOf(item) }) : NO_QUESTION,
  )
  return { kind: 'batch', items, semantic: options.evaluations_semantic }
}

function partsOf(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    PARTS.filter((part) => Object.hasOwn(object, part)).map((part) => [part, object[part]]),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
