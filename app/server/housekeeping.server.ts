import type { Logger } from 'pino'
import { openAuditKeys } from '~/audit/keys.server'
import { followRegister, type FollowingDoors } from '~/authority/follow-register.server'
import { recheckRepresented } from '~/authority/recheck.server'
import { countUnanswered } from '~/conversation/unanswered.server'
import type { Portal } from '~/portal/portal'
import { countOverdue } from '~/rights/overdue.server'
import { isNightlyDue } from '~/retention/nightly'
import { lastRunToday, runRetention, sweepOften, type Purged } from '~/retention/use-cases.server'
import { localDate } from '~/runtime/local-date'
import { runTransitions } from './due-transitions.server'

/** ISO 21298: a process that supports, without a person. */
const HOUSEKEEPING = { id: 'housekeeping', role: '07', initiator: true } as const

/**
 * Takes away what has had its time: what lives for hours every time, everything else once a night. Answers what the
 * night took; null by day.
 */
export async function keepHouse(
  { runtime, config }: Pick<Portal, 'runtime' | 'config'>,
  signal?: AbortSignal,
): Promise<Purged | null> {
  if (!isNightlyDue(runtime.now(), await lastRunToday(runtime))) {
    await sweepOften({ runtime, signal })
    return null
  }
  const keys = openAuditKeys(config.keys.audit.reveal())
  const by = { user: HOUSEKEEPING, requestId: runtime.newId() }
  return runRetention({ runtime, keys, by, signal })
}

/** Says in the log of the process that messages to the desk would go without an answer, and what is past its time with the privacy officer: how many, and nothing else. */
export async function warnOfUnanswered(
  { runtime }: Pick<Portal, 'runtime'>,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  const messages = await countUnanswered(runtime.database.reader, runtime.now())
  if (messages > 0) log.warn({ messages }, 'messages to the support desk had no answer for sixty days')
  const { requests, breaches } = await countOverdue(runtime)
  if (requests + breaches > 0)
    log.warn({ requests, breaches }, 'what waits for the privacy officer is past its time')
}

/**
 * What happens by the date, effected once a local day and at the start; then who changed is read from the register and asked
 * about, and the registers are asked again about those who are represented. A day with a failure is gone over again the next time, and who a register gave no answer about is asked
 * about again the next time, until there is one.
 */
export function daily(doors: FollowingDoors, onFailure: (error: unknown) => void): () => Promise<void> {
  const { runtime } = doors
  let effectedOn = ''
  let asked = { on: '', again: [] as string[] }
  let followedOn = ''
  return async () => {
    const today = localDate(runtime.now())
    if (effectedOn !== today) {
      const runs = await runTransitions(runtime, { requestId: runtime.newId(), onFailure })
      if (runs.every(({ failed }) => failed === 0)) effectedOn = today
    }
    if (followedOn !== today && (await followRegister(doors, { onFailure })).complete) followedOn = today
    if (asked.on === today && asked.again.length === 0) return
    const only = asked.on === today ? asked.again : undefined
    const { again } = await recheckRepresented(doors, { only, onFailure })
    asked = { on: today, again }
  }
}
