import { fork, type ChildProcess } from 'node:child_process'
import type { Logger } from 'pino'

/** `elsewhere`: another process runs the worker, this one cannot tell. */
export type WorkerState = 'up' | 'down' | 'elsewhere'

const HEARTBEAT_WITHIN_MILLISECONDS = 15_000
const LONGEST_PAUSE_MILLISECONDS = 30_000
const STOP_WITHIN_MILLISECONDS = 8_000

/** Runs the worker as a child process: starts it again when it dies, with growing pauses, and stops with it. */
export class WorkerSupervisor {
  #child: ChildProcess | null = null
  #stopping = false
  #deaths = 0
  #heardAt = 0
  #restart: NodeJS.Timeout | undefined

  constructor(
    private readonly script: string,
    private readonly log: Logger,
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

  #died(code: number | null, signal: string | null) {
    this.#child = null
    if (this.#stopping) return
    this.#deaths += 1
    const pause = Math.min(500 * 2 ** this.#deaths, LONGEST_PAUSE_MILLISECONDS)
    this.log.warn({ code, signal, pause }, 'the worker ended and will be started again')
    this.#restart = setTimeout(() => this.start(), pause)
  }
}
