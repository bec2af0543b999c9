import type { Logger } from 'pino'
import type { Email } from './email'
import type { Mailer } from './mailer.server'
import { prepareMessage, type Press } from './message.server'
import { audienceOf } from './recipient.server'
import { decideRetry, pastSending, type Outcome } from './retry'
import { Rounds } from './rounds.server'
import { settle, type OutboxRow } from './store.server'
import { Way } from './way.server'

export type CourierOptions = Press & {
  mailer: Mailer
  log: Pick<Logger, 'debug' | 'warn' | 'error'>
  /** How many mails are under way at once. */
  slots: number
  /** How long an idle courier waits before it looks again. */
  idleMilliseconds?: number
  random?: () => number
  /** Called every time round, for the worker's sign of life. */
  onRound?: () => void
}

/** Takes the mail out: claims what is due, sends it outside any transaction, and writes what became of it. */
export class Courier extends Rounds {
  constructor(options: CourierOptions) {
    const way = new Way(options)
    super({
      ...options,
      by: 'mail',
      // While all mail waits, that is one to try, or none.
      room: (free) => way.room(free),
      deliver: (row) => deliver(options, way, row),
    })
  }
}

/** Sends one claimed mail and settles it. Never throws: what cannot be settled comes back when its lease ends. */
async function deliver(options: CourierOptions, way: Way, row: OutboxRow): Promise<void> {
  const { runtime, log, random = Math.random } = options
  const { outcome, to } = await attempt(options, way, row)
  const now = runtime.now()
  const { attempts, expiresAt, id, kind } = row
  const decision = decideRetry(outcome, { attempts, expiresAt, now, random: random() })
  const bounced = to !== null && outcome.result === 'refused' && outcome.bounced
  try {
    const settled = await runtime.database.transact(async (transaction) => {
      const bounce = bounced && { id: row.subjectId, mail: id, email: to, at: now }
      if (bounce) await audienceOf(options.audiences, row)?.noteBounce(transaction, runtime, bounce)
      return settle(transaction, { row, decision, now })
    })
    const line = { mail: id, kind, attempts, ...decision, settled }
    if (decision.state === 'sent' || decision.state === 'dropped') log.debug(line, 'mail settled')
    else log.warn(line, 'mail not delivered')
  } catch (error) {
    log.error({ mail: id, err: error }, 'mail could not be settled')
  }
  await way.note(outcome, row.subjectId)
}

/** What came of it, and to which address it went, if it went anywhere. */
type Attempted = { outcome: Outcome; to: Email | null }

async function attempt(options: CourierOptions, way: Way, row: OutboxRow): Promise<Attempted> {
  const past = pastSending({ ...row, now: options.runtime.now() })
  if (past) return { outcome: past, to: null }
  try {
    const prepared = await prepareMessage(options, row)
    if (!prepared.ready) return { outcome: prepared.outcome, to: null }
    const outcome = await way.judge(await options.mailer.send(prepared.message), row.subjectId)
    return { outcome, to: prepared.message.to }
  } catch (error) {
    options.log.error({ mail: row.id, err: error }, 'mail could not be prepared')
    return { outcome: { result: 'postponed', reason: 'cannot-be-prepared' }, to: null }
  }
}
