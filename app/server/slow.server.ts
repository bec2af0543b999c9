import type { FastifyInstance, FastifyReply } from 'fastify'
import { judgePace, type SlowLimits } from './slow'

/** Sending a form or a question. In time Node bounds it (`requestTimeout` of the shell), in memory the size that may be sent. */
const BODIES: SlowLimits = { most: 300, milliseconds: 15_000, bytes: Infinity }
/** Reading an answer: a page, or a file to keep over a telephone that is far away. In memory a page or a part of a file. */
const ANSWERS: SlowLimits = { most: 300, milliseconds: 30_000, bytes: 64 * 1024 }
const LOOK_EVERY_MILLISECONDS = 500

/**
 * Ends connections whose other side takes its time: a body that trickles in, an answer that is not read. They are bounded
 * in time and in number; the slowest goes first, so that who is slow on purpose is in nobody's way.
 */
export function endSlowOnes(fastify: FastifyInstance, { bodies = BODIES, answers = ANSWERS } = {}): void {
  const sending = new Underway(bodies)
  const reading = new Underway(answers)

  fastify.addHook('onRequest', async (request, reply) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
    if (encoding === undefined && !Number(length)) return
    sending.begins(reply)
    request.raw.once('end', () => sending.ends(reply))
  })
  fastify.addHook('onSend', async (_request, reply) => void reading.begins(reply))

  const look = setInterval(() => {
    sending.look()
    reading.look()
  }, LOOK_EVERY_MILLISECONDS).unref()
  fastify.addHook('onClose', async () => clearInterval(look))
}

type Mark = { at: number; taken: number }

/** What is under way of one kind; who went on longest ago first. */
class Underway {
  readonly #marks = new Map<FastifyReply, Mark>()

  constructor(readonly limits: SlowLimits) {}

  begins(reply: FastifyReply) {
    this.#mark(reply)
    reply.raw.once('close', () => this.ends(reply))
  }

  ends(reply: FastifyReply) {
    this.#marks.delete(reply)
  }

  look() {
    const now = performance.now()
    for (const [reply, mark] of this.#marks) {
      const pace = { milliseconds: now - mark.at, bytes: takenOf(reply) - mark.taken }
      const judged = judgePace(pace, this.#marks.size, this.limits)
      if (judged === 'later') return
      this.ends(reply)
      if (judged === 'goes-on') this.#mark(reply)
      else reply.raw.destroy()
    }
  }

  #mark(reply: FastifyReply) {
    this.#marks.set(reply, { at: performance.now(), taken: takenOf(reply) })
  }
}

/** What the other side took of all that was answered on its connection. */
function takenOf({ raw: { socket } }: FastifyReply): number {
  return socket ? socket.bytesWritten - socket.writableLength : 0
}
