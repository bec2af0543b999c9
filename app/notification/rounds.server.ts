import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Runtime } from '~/runtime/runtime.server'
import { claimDue, isAnythingDue, type CarriedBy, type OutboxRow } from './store.server'

export type RoundsOptions = {
  runtime: Runtime
  log: Pick<Logger, 'error'>
  /** Which rows of the outbox these rounds are for. */
  by: CarriedBy
  /** How many are under way at once. */
  slots: number
  /** Of so many free slots, how many may be claimed now; all, where nothing is said. */
  room?: (free: number) => Promise<number>
  /** Sends one claimed row and settles it. Never throws. */
  deliver: (row: OutboxRow) => Promise<void>
  /** How long idle rounds wait before they look again. */
  idleMilliseconds?: number
  /** Called every time round, for the worker's sign of life. */
  onRound?: () => void
}

const AFTER_FAULT_MILLISECONDS = 2_000

/** Goes round the outbox: claims what is due, and has it delivered outside any transaction, so many at once. */
export class Rounds {
  readonly #underWay = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  #running: Promise<void> = Promise.resolve()

  constructor(private readonly options: RoundsOptions) {}

  start() {
    this.#running = this.#run()
  }

  /** Claims nothing more, and answers when what was under way is settled. */
  async stop() {
    this.#stopping.abort()
    await this.#running
    await Promise.all(this.#underWay)
  }

  /** Claims as much as there is room for and starts it; answers how many. */
  async claim(): Promise<number> {
    const { runtime, slots, by, room = async (free: number) => free } = this.options
    const free = slots - this.#underWay.size
    const now = runtime.now()
    if (free <= 0 || !(await isAnythingDue(runtime.database.reader, { now, by }))) return 0
    const limit = await room(free)
    if (limit === 0) return 0
    const claimed = await runtime.database.transact((transaction) =>
      claimDue(transaction, { now, limit, by }),
    )
    for (const row of claimed) this.#track(this.options.deliver(row))
    return claimed.length
  }

  /** Answers when nothing is under way. */
  async settled() {
    await Promise.all(this.#underWay)
  }

  async #run() {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      this.options.onRound?.()
      const claimed = await this.#claimOrWait()
      if (claimed === 0) await Promise.race([this.#idle(), ...this.#underWay])
    }
  }

  async #claimOrWait(): Promise<number> {
    try {
      return await this.claim()
    } catch (error) {
      const { log, by } = this.options
      log.error({ err: error }, `${by === 'mail' ? 'mail' : 'what goes to an endpoint'} could not be claimed`)
      await this.#wait(AFTER_FAULT_MILLISECONDS)
      return 0
    }
  }

  async #idle() {
    await this.#wait(this.options.idleMilliseconds ?? 500)
  }

  async #wait(milliseconds: number) {
    await pause(milliseconds, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
  }

  #track(work: Promise<void>) {
    const tracked = work.finally(() => this.#underWay.delete(tracked))
    this.#underWay.add(tracked)
  }
}
