import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { SEAL_EVERY_MILLISECONDS } from '~/audit/checkpoint'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { arriveRequests } from '~/consentrequest/arrive.server'
import { reachOf } from '~/endpoint/address'
import { Messenger } from '~/endpoint/messenger.server'
import { lookForSome } from '~/breach/look-for.server'
import { tellSome } from '~/breach/tell.server'
import { closeOverSessions } from '~/identity/session.server'
import { Courier } from '~/notification/courier.server'
import { renderLetters } from '~/notification/letters/render.server'
import { openMailer } from '~/notification/mailer.server'
import { MAIL_AUDIENCES, MAIL_SUBJECTS } from '~/onbehalf/every-mail-subject.server'
import { readConfig } from '~/portal/config.server'
import { proveKeys } from '~/portal/key-proof.server'
import type { Portal } from '~/portal/portal'
import { daily, keepHouse, warnOfUnanswered } from './housekeeping.server'
import { openLog, warnOfWide } from './log.server'
import { LogWriter, openOutlet } from './log-writer.server'
import { onceStopped } from './once-stopped.server'
import { openPortal } from './open-portal.server'

/** Mails under way at once, each on a connection of its own. */
const SLOTS = 5
/** Requests to the systems of organisations under way at once. */
const REQUESTS = 5
const HEARTBEAT_MILLISECONDS = 2_000
const CLOSE_EVERY_MILLISECONDS = 10_000
const ARRIVE_EVERY_MILLISECONDS = 2_000
const BREACH_EVERY_MILLISECONDS = 2_000
const SWEEP_EVERY_MILLISECONDS = 10 * 60_000
const LOG_SETTLES_WITHIN_MILLISECONDS = 300
/** Below the time after which the supervisor ends the process; what is not settled comes back with its lease. */
const STOP_WITHIN_MILLISECONDS = 7_000

/** The worker's process, as a list: takes mail out, tells the systems of organisations, seals the activity log, brings requests for leave, keeps house. */
async function start() {
  const config = readConfig(process.env)
  const writer = new LogWriter(openOutlet(process.stdout.fd))
  const log = openLog(config.logLevel, writer)
  const portal = openPortal(config, warnOfWide(log))
  await proveKeys(portal)
  const stopping = new AbortController()

  const mailer = openMailer({
    smtpUrl: config.mail.smtpUrl.reveal(),
    from: config.mail.from,
    requireTls: config.mode === 'production',
    connections: SLOTS,
  })
  const { origin } = config.http
  const letters = await renderLetters({ origin, organisation: config.organisation })
  const courier = new Courier({
    runtime: portal.runtime,
    letters,
    origin,
    subjects: MAIL_SUBJECTS,
    audiences: MAIL_AUDIENCES,
    mailer,
    log,
    slots: SLOTS,
    onRound: heartbeat(),
  })
  courier.start()
  const messenger = new Messenger({
    runtime: portal.runtime,
    reach: reachOf(config.mode),
    keys: config.keys.session,
    log,
    slots: REQUESTS,
  })
  messenger.start()
  const effectToday = daily(portal, (error) =>
    log.error({ err: error }, 'something that was due today failed for one citizen'),
  )
  const jobs = Promise.all([
    repeat({ every: SEAL_EVERY_MILLISECONDS, signal: stopping.signal, log }, () => seal(portal, log)),
    repeat({ every: CLOSE_EVERY_MILLISECONDS, signal: stopping.signal, log }, () =>
      closeOverSessions(portal.runtime),
    ),
    repeat({ every: ARRIVE_EVERY_MILLISECONDS, signal: stopping.signal, log }, () =>
      arriveRequests(portal.runtime, {
        onFailure: (error) => log.error({ err: error }, 'a request for leave could not be brought'),
      }),
    ),
    repeat({ every: BREACH_EVERY_MILLISECONDS, signal: stopping.signal, log }, () =>
      workOnBreaches(portal, stopping.signal),
    ),
    repeat({ every: SWEEP_EVERY_MILLISECONDS, signal: stopping.signal, log }, async () => {
      // Once a night too, with what the night takes.
      if (await keepHouse(portal, stopping.signal)) await warnOfUnanswered(portal, log)
    }),
    repeat({ every: SWEEP_EVERY_MILLISECONDS, signal: stopping.signal, log }, effectToday),
  ])
  log.info('the worker is ready')

  onceStopped(STOP_WITHIN_MILLISECONDS, async () => {
    stopping.abort()
    await Promise.all([courier.stop(), messenger.stop()])
    await jobs
    mailer.close()
    await portal.runtime.database.close()
    await writer.settled(LOG_SETTLES_WITHIN_MILLISECONDS)
  })
}

/** Looks for whom breaches touch and tells them, part after part, until nothing is left or the signal. */
async function workOnBreaches({ runtime }: Portal, signal: AbortSignal) {
  while (!signal.aborted && (await lookForSome(runtime)));
  while (!signal.aborted && (await tellSome(runtime)));
}

async function seal(portal: Portal, log: Logger) {
  const { broken } = await sealActivityLog(portal)
  if (broken.length > 0)
    log.error({ lanes: broken }, 'the activity log was changed; run: portal audit verify')
}

type Repeat = { every: number; signal: AbortSignal; log: Logger }

/** Does a job again and again until the signal, never twice at once; a failure waits for the next time. */
async function repeat({ every, signal, log }: Repeat, job: () => Promise<unknown>) {
  while (!signal.aborted) {
    try {
      await job()
    } catch (error) {
      log.error({ err: error }, 'a job of the worker failed')
    }
    await pause(every, undefined, { signal }).catch(() => undefined)
  }
}

/** Tells the process that started this one, if one did, that the worker goes round. */
function heartbeat() {
  let saidAt = 0
  return () => {
    if (!process.connected || Date.now() - saidAt < HEARTBEAT_MILLISECONDS) return
    saidAt = Date.now()
    // Gone in this very moment, it is told by `disconnect`: that nobody hears this sign is no fault.
    process.send?.({ alive: true }, undefined, undefined, () => undefined)
  }
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'the worker could not start')
  process.exit(1)
})
