import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPlainPage } from './plain-page.server'

const LOOK_EVERY_MILLISECONDS = 50
/** So late is the event loop before pages are turned away, however few there are. */
const LATE_MILLISECONDS = 500
/** Of these a process answers some in any case, or a single slow one would turn the next away. */
const ALWAYS = 20
/** So many pages under way at once, whatever the event loop says. */
const MOST = 40
/** When to try again who was turned away. */
export const RETRY_AFTER_SECONDS = 5

/**
 * Whether this process has more pages under way than it can answer in time. A page costs a hundred times what a question of a
 * care system does: so pages are turned away before questions, health and stopping wait for them.
 */
export class Overload {
  #pages = 0
  #late = 0
  #lookedAt = performance.now()

  constructor() {
    setInterval(() => this.#look(), LOOK_EVERY_MILLISECONDS).unref()
  }

  /** Counts a page that begins, until its answer is gone; false when there is no room for it. */
  admits(reply: FastifyReply): boolean {
    if (this.#pages >= MOST || (this.#pages >= ALWAYS && this.#late > LATE_MILLISECONDS)) return false
    this.#pages += 1
    reply.raw.once('close', () => (this.#pages -= 1))
    return true
  }

  /** How late a timer is: what is expected of it is half of what it was, so that one late turn is not held against all. */
  #look() {
    const now = performance.now()
    const late = now - this.#lookedAt - LOOK_EVERY_MILLISECONDS
    this.#late = Math.max(late, this.#late / 2)
    this.#lookedAt = now
  }
}

/** The page of a portal that has too much to do: it costs next to nothing. */
export function answerBusy(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPlainPage(request, reply.code(503).header('retry-after', RETRY_AFTER_SECONDS), {
    title: 'ui.failure.busy.title',
    paragraphs: ['ui.failure.503.text', 'ui.failure.503.holds'],
  })
}
