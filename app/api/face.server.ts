import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Portal } from '~/portal/portal'
import { utf8Text } from '~/runtime/utf8.server'
import { bearerProblems } from './bearer-problems'
import { bearerCheck, type Caller } from './bearer.server'
import { readJson, type ReadJson } from './json-body'
import { problem, PROBLEM_TYPE, type Problem } from './problem'
import type { Scope } from './scopes'
import { takeUtf8 } from './utf8-body.server'

declare module 'fastify' {
  interface FastifyRequest {
    /** The machine client, once its token was checked. */
    caller: Caller | null
  }
}

/** Who asks, and under which id it is logged. */
export type Asking = Caller & { requestId: string }

/** What a face answers: the text of a JSON value, or what went wrong. */
export type Answer = string | Problem

/** What a body says, or what is wrong with it. */
export type Read<Body> = { ok: true; body: Body } | { ok: false; problem: Problem }

type Face = {
  scope: Scope
  /** What is said where the framework or the database fails; it looks the same for every citizen. */
  failed?: Problem
  /** What the log says then. */
  failedLine?: string
}

type Taking<Body> = {
  /** How large a body may be. */
  bytes: number
  read: (json: ReadJson) => Read<Body>
  /** What is done about a body that cannot be read, before that is answered. */
  faulty?: (asking: Asking) => Promise<void>
}

const FAILED = problem(503, 'This could not be answered. Ask again after the seconds in Retry-After.')
const NOT_JSON = problem(415, 'Send the body as application/json in UTF-8, without compression.')
const CUT_OFF = problem(400, 'The body does not fit its Content-Length.')

/**
 * A face for machines: who it is comes first (a stranger's body is not read), a body is strict JSON in UTF-8 of a bounded
 * size, and what goes wrong is problem details (RFC 9457) that repeat nothing of what was sent. Nothing of it is cached.
 * Registered in a scope of its own, so that it shares nothing with other faces.
 */
export function machineFace(fastify: FastifyInstance, portal: Portal, face: Face) {
  const check = bearerCheck(portal)
  const refusals = bearerProblems(face.scope)

  fastify.decorateRequest('caller', null)
  fastify.removeAllContentTypeParsers()
  takeUtf8(fastify, 'application/json', { read: (bytes) => utf8Text(bytes) ?? '' })
  answerErrors(fastify, face)

  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const outcome = await check(request, face.scope)
    if (outcome.ok) {
      request.caller = outcome.caller
      return
    }
    const { problem, challenge } = refusals[outcome.refusal]
    if (outcome.refusal === 'too-often') reply.header('retry-after', outcome.seconds)
    return send(reply.header('www-authenticate', challenge), problem)
  }

  return {
    /** What anybody may read: a description of the face. */
    open: (path: string, answer: () => object) => fastify.get(path, async () => answer()),

    get: (path: string, answer: (asking: Asking) => Promise<Answer>) =>
      fastify.get(path, {
        onRequest,
        handler: async (request, reply) => send(reply, await answer(askingOf(request))),
      }),

    post: <Body>(
      path: string,
      { bytes, read, faulty }: Taking<Body>,
      answer: (body: Body, asking: Asking) => Promise<Answer>,
    ) =>
      fastify.post(path, {
        // An answer is some hundred bytes: nothing to compress.
        ...{ bodyLimit: bytes, onRequest, compress: false },
        handler: async (request, reply) => {
          const asking = askingOf(request)
          const taken = read(readJson(typeof request.body === 'string' ? request.body : ''))
          if (taken.ok) return send(reply, await answer(taken.body, asking))
          await faulty?.(asking)
          return send(reply, taken.problem)
        },
      }),
  }
}

function askingOf({ caller, id }: FastifyRequest): Asking {
  if (!caller) throw new Error('a question was asked before its caller was known')
  return { ...caller, requestId: id }
}

/** What the framework or the database throws: too large, not JSON, or a failure. */
function answerErrors(fastify: FastifyInstance, { failed = FAILED, failedLine = 'a face failed' }: Face) {
  fastify.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const { bodyLimit } = request.routeOptions
    if (error.statusCode === 413)
      return send(reply, problem(413, `The body is larger than ${bodyLimit} bytes.`))
    if (error.statusCode === 415) return send(reply, NOT_JSON)
    if (error.statusCode === 400) return send(reply, CUT_OFF)
    request.log.error({ requestId: request.id, err: error }, failedLine)
    return send(reply, failed)
  })
}

function send(reply: FastifyReply, answer: Answer) {
  reply.header('cache-control', 'no-store')
  if (typeof answer === 'string') return reply.type('application/json; charset=utf-8').send(answer)
  const { status, ...rest } = answer
  if (status === 503) reply.header('retry-after', '2')
  if (status === 413) reply.header('connection', 'close')
  return reply
    .code(status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify({ ...rest, status }))
}
