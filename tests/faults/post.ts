import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { Courier } from '~/notification/courier.server'
import { renderLetters } from '~/notification/letters/render.server'
import { openMailer } from '~/notification/mailer.server'
import { outbox } from '~/notification/tables.server'
import { MAIL_AUDIENCES, MAIL_SUBJECTS } from '~/onbehalf/every-mail-subject.server'
import type { Portal } from '~/portal/portal'
import type { Runtime } from '~/runtime/runtime.server'
import type { TestPortal } from '../support/portal'

const FULL_LEASE_MILLISECONDS = 60_000
const SLOTS = 5
const silent = { debug: () => undefined, warn: () => undefined, error: () => undefined }

/** What became of the mails: each by its Message-ID, with how often the mail server got it. */
export type Post = { messageId: string; state: string; attempts: number; received: number }[]

/** Waits until the portal's own worker has nothing left that is due. */
export async function workerIsIdle({ database, now }: Runtime, within: number): Promise<void> {
  const until = Date.now() + within
  const waiting = async () => {
    const rows = await database.reader.select().from(outbox).where(eq(outbox.state, 'waiting'))
    return rows.some(({ notBefore }) => notBefore <= now())
  }
  while (await waiting()) {
    if (Date.now() > until) throw new Error(`mail still waits after ${within} ms`)
    await pause(50)
  }
}

/**
 * Delivers what killed workers left behind: their leases last a minute, so this is the product's courier in this
 * process with its clock ahead. Answers how many mails that were.
 */
export async function deliverWhatWasLeft({
  config,
  runtime,
}: Pick<Portal, 'config' | 'runtime'>): Promise<number> {
  const { origin } = config.http
  const mailer = openMailer({
    smtpUrl: config.mail.smtpUrl.reveal(),
    from: config.mail.from,
    requireTls: false,
    connections: SLOTS,
  })
  const courier = new Courier({
    runtime: { ...runtime, now: () => new Date(Date.now() + 2 * FULL_LEASE_MILLISECONDS) },
    letters: await renderLetters({ origin, organisation: config.organisation }),
    origin,
    subjects: MAIL_SUBJECTS,
    audiences: MAIL_AUDIENCES,
    mailer,
    log: silent as never,
    slots: SLOTS,
  })
  let left = 0
  for (let claimed = await courier.claim(); claimed > 0; claimed = await courier.claim()) {
    left += claimed
    await courier.settled()
  }
  mailer.close()
  return left
}

/** Every mail there is on paper, beside what the mail server got. */
export async function compareWithMailbox({ database }: Runtime, portal: TestPortal): Promise<Post> {
  const received = await receivedIds(portal)
  const rows = await database.reader.select().from(outbox)
  return rows.map(({ messageId, state, attempts }) => ({
    messageId,
    state,
    attempts,
    received: received.filter((id) => id === messageId).length,
  }))
}

/** The left parts of the Message-IDs that the mail server got, doubles included. */
export async function receivedIds(portal: TestPortal): Promise<string[]> {
  const answer = await fetch(`${portal.standIns}/mailbox.json`)
  const mails = (await answer.json()) as { headers: Record<string, string> }[]
  return mails.map(({ headers }) => /^<([^@]+)@/.exec(headers['message-id'] ?? '')?.[1] ?? 'none')
}
