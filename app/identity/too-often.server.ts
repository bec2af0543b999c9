import type { FastifyReply } from 'fastify'

/** What is answered with status 429 in the form of its face, and with how many seconds to wait. */
export function tooOften(reply: FastifyReply, seconds: number): Error {
  reply.header('retry-after', seconds)
  return Object.assign(new Error('too often'), { statusCode: 429 })
}
