import { LOGIN_LASTS } from '~/privacy/session-periods'

type Options = { most: number; withinMilliseconds: number }
type Counted = { count: number; until: number }

/** For what somebody tries in the time that a login lasts: a quarter of an hour. */
export const A_QUARTER = { withinMilliseconds: LOGIN_LASTS.minutes * 60_000 }

/** So many keys at most are remembered; more make it forget those whose time is over, then the oldest. */
const MOST_KEYS = 20_000

/** Counts tries by key within a time, in this process; a key that did what it came for is forgotten. */
export class Tries {
  readonly #counted = new Map<string, Counted>()

  constructor(readonly options: Options) {}

  /** Counts a try; answers how many seconds to wait, 0 when it may go on. A try that may not go on is not counted. */
  secondsToWait(key: string, now: Date): number {
    const at = now.getTime()
    const counted = this.#counted.get(key)
    if (!counted || counted.until <= at) {
      this.#counted.delete(key)
      this.#counted.set(key, { count: 1, until: at + this.options.withinMilliseconds })
      if (this.#counted.size > MOST_KEYS) this.#makeRoom(at)
      return 0
    }
    if (counted.count >= this.options.most) return Math.ceil((counted.until - at) / 1000)
    counted.count += 1
    return 0
  }

  /** How many seconds the next try would have to wait; nothing is counted. */
  wait(key: string, now: Date): number {
    const counted = this.#counted.get(key)
    const left = counted && counted.count >= this.options.most ? counted.until - now.getTime() : 0
    return Math.max(0, Math.ceil(left / 1000))
  }

  /** Takes tries back that were no failures. */
  giveBack(key: string, tries: number): void {
    const counted = this.#counted.get(key)
    if (counted) counted.count = Math.max(0, counted.count - tries)
  }

  forget(key: string): void {
    this.#counted.delete(key)
  }

  #makeRoom(at: number) {
    for (const [key, { until }] of this.#counted) if (until <= at) this.#counted.delete(key)
    for (const key of this.#counted.keys()) {
      if (this.#counted.size <= MOST_KEYS / 2) return
      this.#counted.delete(key)
    }
  }
}
