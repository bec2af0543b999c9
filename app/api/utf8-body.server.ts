import type { FastifyInstance } from 'fastify'
import { saysOtherCharset } from '~/runtime/utf8.server'

type Reading = {
  /** What a handler gets; null where the bytes are none that it takes. */
  read: (bytes: Buffer) => unknown
  bodyLimit?: number
}

/**
 * How a face takes bodies of a type: in UTF-8 or not at all. One that says it is written otherwise is refused with 415, one
 * that is written otherwise with 400; the face's own handler of errors gives both their form.
 */
export function takeUtf8(scope: FastifyInstance, type: string, { read, bodyLimit }: Reading): void {
  const options = { parseAs: 'buffer', ...(bodyLimit === undefined ? {} : { bodyLimit }) } as const
  scope.addContentTypeParser<Buffer>(type, options, (request, bytes, done) => {
    if (saysOtherCharset(request.headers['content-type'])) return done(refusal(415))
    const body = read(bytes)
    return body === null ? done(refusal(400)) : done(null, body)
  })
}

function refusal(statusCode: 400 | 415): Error {
  return Object.assign(new Error('the body is not UTF-8'), { statusCode })
}
