import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { utf8Form } from '~/runtime/utf8.server'
import { takeUtf8 } from '../utf8-body.server'

/** An assertion is about one kilobyte; the library itself stops at 56. */
const BODY_LIMIT_BYTES = 16 * 1024

/** Why a request for a token is refused before the library sees it (RFC 6749 §5.2, `invalid_request`). */
type FormRefusal = { code: 400 | 413; description: string }

const NOT_UTF8: FormRefusal = { code: 400, description: 'send the parameters as a form in UTF-8' }
const CUT_OFF: FormRefusal = { code: 400, description: 'the body does not fit its Content-Length' }
const TWO_WAYS: FormRefusal = {
  code: 400,
  description: 'a client says who it is in one way: its assertion, without a client_secret',
}
const TOO_LARGE: FormRefusal = {
  code: 413,
  description: `an assertion with its parameters must fit in ${BODY_LIMIT_BYTES} bytes`,
}

/** Takes the form of a request for a token: bounded, and in UTF-8. What is neither is refused as the token endpoint does it. */
export function takeTokenForms(scope: FastifyInstance) {
  scope.removeAllContentTypeParsers()
  takeUtf8(scope, '*', { read: utf8Form, bodyLimit: BODY_LIMIT_BYTES })
  scope.setErrorHandler(async (error: Error & { statusCode?: number; code?: string }, _request, reply) => {
    if (error.statusCode === 413) return refuseForm(reply.header('connection', 'close'), TOO_LARGE)
    if (error.statusCode !== 400 && error.statusCode !== 415) throw error
    return refuseForm(reply, error.code === undefined ? NOT_UTF8 : CUT_OFF)
  })
}

export function refuseForm(reply: FastifyReply, { code, description }: FormRefusal) {
  return reply
    .code(code)
    .header('cache-control', 'no-store')
    .send({ error: 'invalid_request', error_description: description })
}

/** What who is refused again and again is told. RFC 6749 §5.2 has no word for it; this one is of §4.1.2.1. */
export const TOO_OFTEN = {
  error: 'temporarily_unavailable',
  error_description: 'too many requests for a token were refused; wait as Retry-After says',
}

export function refuseTooOften(reply: FastifyReply, seconds: number) {
  return reply.code(429).header('retry-after', seconds).header('cache-control', 'no-store').send(TOO_OFTEN)
}

/** What is wrong with a form that the library lets pass: a second proof of who the client is (RFC 6749 §2.3); null when nothing is. */
export function formRefusal(form: string): FormRefusal | null {
  const fields = new URLSearchParams(form)
  const hasBoth = ['client_assertion', 'client_secret'].every((name) => fields.getAll(name).some(Boolean))
  return hasBoth ? TWO_WAYS : null
}

/** Lets the library, which reads bodies by itself, read one that was taken in already. */
export function readAgain(request: IncomingMessage, form: string) {
  Object.defineProperties(request, {
    readable: { value: true },
    iterator: {
      value: async function* () {
        if (form !== '') yield Buffer.from(form, 'utf8')
      },
    },
  })
}
