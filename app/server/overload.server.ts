import type { Server } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPlainPage } from './plain-page.server'

/** So long a page waits for its turn before it is turned away: a person waits rather than that they try again. */
const PATIENCE_MILLISECONDS = 3_000
/** Of so few none is, however long it takes: a machine that is slow, or just started, makes those it has. */
const ALWAYS = 20
const LOOK_EVERY_MILLISECONDS = 50
/** So many are being made at once, most of them waiting for a register. */
const MOST_MADE = 40
/** So many wait at once; who comes then is turned away as it comes. */
const MOST_WAITING = 1_000
/**
 * Between two pages the event loop goes round until no connection came for so many rounds, unless that takes too much. It lets in
 * one a round, and who looks whether the portal lives stands behind all that came before.
 */
const QUIET_ROUNDS = 8
const ROUNDS_MILLISECONDS = 250
/** So many are turned away in one go, for the same reason. */
const AWAY_A_ROUND = 4
/** When to try again who was turned away. */
export const RETRY_AFTER_SECONDS = 5

type Waiting = { reply: FastifyReply; since: number; answer: (mayBegin: boolean) => void }

/**
 * Who gets a page when more are asked for than this process can make. A page costs a hundred times what a question of a care
 * system does and is often made in one go, so pages are begun one at a time: between two of them questions, health, stopping and
 * new connections have their turns. What waited too long among many is turned away, and so is all
 * that comes when too many wait.
 */
export class Overload {
  /** The longest waiting first. */
  readonly #waiting = new Set<Waiting>()
  readonly #made = new Set<FastifyReply>()
  #isGoingRound = false
  #quietRounds = 0

  constructor(server: Pick<Server, 'on'>) {
    server.on('connection', () => (this.#quietRounds = 0))
    setInterval(() => this.#turnAway(), LOOK_EVERY_MILLISECONDS).unref()
  }

  hasRoom(): boolean {
    return this.#waiting.size < MOST_WAITING
  }

  /** Waits until this page may be begun; false when that takes too long. It counts until it is made, or nobody waits for it. */
  async turn(reply: FastifyReply): Promise<boolean> {
    if (reply.raw.destroyed) return false
    return new Promise<boolean>((answer) => {
      const waiting = { reply, since: performance.now(), answer }
      this.#waiting.add(waiting)
      reply.raw.once('close', () => {
        this.#settle(waiting, false)
        this.made(reply)
      })
      this.#goRound()
    })
  }

  /** The page is made: what is left is the pace of who reads it, and nobody waits for that. */
  made(reply: FastifyReply) {
    if (this.#made.delete(reply)) this.#goRound()
  }

  #goRound() {
    if (this.#isGoingRound) return
    this.#isGoingRound = true
    setImmediate(() => this.#begin())
  }

  #begin() {
    const [first] = this.#waiting
    if (!first || this.#made.size >= MOST_MADE) return void (this.#isGoingRound = false)
    this.#made.add(first.reply)
    this.#settle(first, true)
    this.#quietRounds = 0
    const began = performance.now()
    const before = process.cpuUsage()
    const round = () => {
      this.#quietRounds += 1
      const isLong =
        performance.now() - began > ROUNDS_MILLISECONDS && userMilliseconds(before) > ROUNDS_MILLISECONDS
      if (isLong || this.#quietRounds > QUIET_ROUNDS) return this.#begin()
      setImmediate(round)
    }
    setImmediate(round)
  }

  #settle(waiting: Waiting, mayBegin: boolean) {
    if (this.#waiting.delete(waiting)) waiting.answer(mayBegin)
  }

  #turnAway() {
    const before = performance.now() - PATIENCE_MILLISECONDS
    let left = AWAY_A_ROUND
    for (const waiting of this.#waiting) {
      if (waiting.since > before || this.#waiting.size <= ALWAYS) return
      if (left === 0) return void setImmediate(() => this.#turnAway())
      left -= 1
      this.#settle(waiting, false)
    }
  }
}

function userMilliseconds(before: NodeJS.CpuUsage): number {
  return process.cpuUsage(before).user / 1000
}

/** The page of a portal that has too much to do: it costs next to nothing. */
export function answerBusy(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.refusedAs = 'busy'
  return sendPlainPage(request, reply.code(503).header('retry-after', RETRY_AFTER_SECONDS), {
    title: 'ui.failure.busy.title',
    paragraphs: ['ui.failure.503.text', 'ui.failure.503.holds'],
  })
}
