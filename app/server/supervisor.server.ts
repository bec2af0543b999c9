import { fork, type ChildProcess } from 'node:child_process'
import type { Logger } from 'pino'

/** `elsewhere`: another process runs the worker, this one cannot tell. */
export type WorkerState = 'up' | 'down' | 'elsewhere'

const HEARTBEAT_WITHIN_MILLISECONDS = 15_000
/** A worker that says nothing for so long hangs: it is ended and replaced, within a minute in all. */
const HUNG_AFTER_MILLISECONDS = 40_000
const LONGEST_PAUSE_MILLISECONDS = 30_000
const STOP_WITHIN_MILLISECONDS = 8_000

/** Runs the worker as a child process: starts it again when it dies or hangs, with growing pauses, and stops with it. */
export class WorkerSupervisor {
  #child: ChildProcess | null = null
  #stopping = false
  #deaths = 0
  #heardAt = 0
  #restart: NodeJS.Timeout | undefined
  #watch: NodeJS.Timeout | undefined

  constructor(
    private readonly script: string,
    private readonly log: Pick<Logger, 'warn'>,
    private readonly hungAfter = HUNG_AFTER_MILLISECONDS,
  ) {}

  start() {
    const child = fork(this.script, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.#child = child
    this.#heardAt = Date.now()
    child.on('message', () => {
      this.#heardAt = Date.now()
      this.#deaths = 0
    })
    child.once('exit', (code, signal) => this.#died(code, signal))
    this.#watch = setInterval(() => this.#endIfHung(child), this.hungAfter / 8).unref()
  }

  state(): WorkerState {
    const heard = Date.now() - this.#heardAt < HEARTBEAT_WITHIN_MILLISECONDS
    return this.#child && heard ? 'up' : 'down'
  }

  /** Asks the worker to finish what it is doing; ends it when it does not. */
  async stop() {
    this.#stopping = true
    clearTimeout(this.#restart)
    const child = this.#child
    if (!child) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MILLISECONDS)
    await gone
    clearTimeout(force)
  }

  /** What it was doing comes back with its lease; should it wake up all the same, its writes are refused. */
  #endIfHung(child: ChildProcess) {
    if (Date.now() - this.#heardAt < this.hungAfter) return
    this.log.warn({ pid: child.pid }, 'the worker hangs and is ended')
    child.kill('SIGKILL')
  }

  #died(code: number | null, signal: string | null) {
    this.#child = null
    clearInterval(this.#watch)
    if (this.#stopping) return
    this.#deaths += 1
    const pause = Math.min(500 * 2 ** this.#deaths, LONGEST_PAUSE_MILLISECONDS)
    this.log.warn({ code, signal, pause }, 'the worker ended and will be started again')
    this.#restart = setTimeout(() => this.start(), pause)
  }
}
