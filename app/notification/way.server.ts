import type { Logger } from 'pino'
import type { Runtime } from '~/runtime/runtime.server'
import { afterAttempt, isBelieved, isWayRefused, NOBODY_REFUSED, nextProbe } from './in-a-row'
import { pauseMail, readMailPause, resumeMail, takeProbe } from './pause.server'
import type { Outcome } from './retry'

type Watching = { runtime: Runtime; log: Pick<Logger, 'warn' | 'error'> }

/**
 * Watches whether the mail server takes mail at all. Refuses it several different recipients in a row, all mail waits,
 * the operator is told (log, metric, readiness, doctor), and one mail at a time is tried until one is taken.
 */
export class Way {
  #inARow = NOBODY_REFUSED
  #takenAt = -Infinity

  constructor(private readonly watching: Watching) {}

  /** How many mails may be claimed: as many as there is room for, one to try, or none. */
  async room(slots: number): Promise<number> {
    const { database, now } = this.watching.runtime
    const pause = await readMailPause(database.reader)
    if (!pause) return this.#goesOn(slots)
    const at = now()
    if (pause.probeAt > at) return 0
    return (await database.transact((transaction) => takeProbe(transaction, pause, at))) ? 1 : 0
  }

  /** Where another worker found the way open again, its word counts. */
  #goesOn(slots: number): number {
    if (isWayRefused(this.#inARow)) this.#inARow = NOBODY_REFUSED
    return slots
  }

  /** What an attempt came to, in the light of the rest: while nothing is taken, no address is found wrong. */
  async judge(outcome: Outcome, recipient: string): Promise<Outcome> {
    if (outcome.result !== 'refused' || !outcome.bounced) return outcome
    const { reason, vague } = outcome
    const { database, now } = this.watching.runtime
    if (await readMailPause(database.reader)) return { result: 'postponed', reason, way: true }
    const sinceTaken = now().getTime() - this.#takenAt
    if (!vague || isBelieved(this.#inARow, { recipient, sinceTaken })) return outcome
    return { result: 'postponed', reason, address: true }
  }

  /** Takes note of what an attempt came to. Never throws: the next attempt tells it again. */
  async note(outcome: Outcome, recipient: string): Promise<void> {
    this.#inARow = afterAttempt(this.#inARow, { outcome, recipient })
    if (outcome.result === 'delivered') this.#takenAt = this.watching.runtime.now().getTime()
    try {
      if (outcome.result === 'delivered') await this.#resume()
      else if (isWayRefused(this.#inARow) && 'reason' in outcome) await this.#pause(outcome.reason)
    } catch (error) {
      this.watching.log.error({ err: error }, 'whether mail must wait could not be written')
    }
  }

  async #pause(reason: string) {
    const { runtime, log } = this.watching
    const now = runtime.now()
    const isNew = await runtime.database.transact((transaction) => pauseMail(transaction, { reason, now }))
    if (isNew) log.error({ reason, probeAt: nextProbe(now, 0) }, 'all mail waits: the mail server takes none')
    else log.error({ reason }, 'all mail still waits: the mail server takes none')
  }

  async #resume() {
    const { runtime, log } = this.watching
    if (!(await readMailPause(runtime.database.reader))) return
    if (await runtime.database.transact(resumeMail)) log.warn({}, 'mail goes again')
  }
}
