import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

const LOOK_EVERY_MILLISECONDS = 50
/** So long nobody asks anything: what is open then is open for nothing. */
const QUIET_MILLISECONDS = 500

/** What is under way in this process, and whether it takes leave. */
export class Traffic {
  #underWay = 0
  #cameAt = 0
  #stopping = false

  /** Whether the process was told to end: it answers what still comes, and asks to be let go. */
  isStopping(): boolean {
    return this.#stopping
  }

  /** Counts every request, and tells who keeps a connection open that it ends: the next one comes to another process. */
  watch(fastify: FastifyInstance) {
    fastify.addHook('onRequest', (_request, reply, next) => {
      this.#underWay += 1
      this.#cameAt = performance.now()
      reply.raw.once('close', () => (this.#underWay -= 1))
      if (this.#stopping) reply.header('connection', 'close')
      next()
    })
  }

  /**
   * Takes leave: from now on not ready, which a balancer sees; so long at least, then until nothing is under way and nothing
   * came for a moment. Closing earlier would reset a connection on which a request had come that was not yet read.
   */
  async drain({ atLeast, atMost }: { atLeast: number; atMost: number }): Promise<void> {
    this.#stopping = true
    if (atLeast === 0) return
    const began = performance.now()
    await pause(atLeast)
    while (!this.#isQuiet() && performance.now() - began < atMost) await pause(LOOK_EVERY_MILLISECONDS)
  }

  #isQuiet(): boolean {
    return this.#underWay === 0 && performance.now() - this.#cameAt > QUIET_MILLISECONDS
  }
}
