import type { Logger } from 'pino'

const WINDOW_MILLISECONDS = 60_000
/** Of one kind in one window; the rest is counted. */
const LINES = 10
const MOST_KINDS = 500

/**
 * Lines about what strangers do: the first few of a kind in a minute are written, the rest are counted, and the count
 * is one line afterwards. So nobody fills a disk by being refused.
 */
export class Sampled {
  #seen = new Map<string, number>()
  #began: number

  constructor(
    private readonly log: Pick<Logger, 'info'>,
    private readonly now: () => number = Date.now,
  ) {
    this.#began = now()
    setInterval(() => this.#roll(), WINDOW_MILLISECONDS).unref()
  }

  /** Whether a line of this kind is to be written; it is counted either way. */
  isWritten(kind: string): boolean {
    this.#roll()
    const known = this.#seen.has(kind) || this.#seen.size < MOST_KINDS ? kind : 'other'
    const seen = (this.#seen.get(known) ?? 0) + 1
    this.#seen.set(known, seen)
    return seen <= LINES
  }

  #roll() {
    if (this.now() - this.#began < WINDOW_MILLISECONDS) return
    this.#began = this.now()
    for (const [kind, seen] of this.#seen)
      if (seen > LINES) this.log.info({ kind, more: seen - LINES }, 'as many more were not written')
    this.#seen = new Map()
  }
}
