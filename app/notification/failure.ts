import type { Outcome } from './retry'

/** What an SMTP client reports of a failure, as far as it says nothing about a person. */
export type Failure = { code?: unknown; command?: unknown; response?: unknown; responseCode?: unknown }

/** What can be about nothing but the recipient, at whatever step it comes (RFC 3463 3.2 and 3.3, RFC 7505 3). */
const NO_SUCH_MAILBOX = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1'])
/** And what is, when it is the answer to the recipient. */
const NO_MAIL_TO_RECIPIENT = new Set([...NO_SUCH_MAILBOX, '5.1.0', '5.1.4', '5.2.0', '5.2.2'])
/** The answers to a recipient that say so without an enhanced code (RFC 5321 4.2.2). */
const NO_SUCH_RECIPIENT = new Set([550, 551, 553])

/**
 * Reads a failure of sending. A mail is refused for good, and its address takes no mail, only where the answer is about
 * the recipient. All else is about the way there: a relay that does not know us (RFC 3463 x.7.x), a login, a greeting,
 * a message that looks wrong: it must not kill a mail, let alone a queue. The server's words are left out, since they
 * repeat the address.
 */
export function readFailure(failure: Failure): Outcome {
  const reason = describe(failure)
  const isVague = enhancedCode(failure.response) === undefined
  if (isAddressRefused(failure))
    return { result: 'refused', reason, bounced: true, ...(isVague && { vague: true }) }
  return isRecipientBusy(failure)
    ? { result: 'postponed', reason }
    : { result: 'postponed', reason, way: true }
}

function isAddressRefused({ command, response, responseCode }: Failure): boolean {
  if (typeof responseCode !== 'number' || responseCode < 500) return false
  const enhanced = enhancedCode(response)
  if (command === 'DATA') return enhanced !== undefined && NO_SUCH_MAILBOX.has(enhanced)
  if (command !== 'RCPT TO') return false
  return enhanced === undefined ? NO_SUCH_RECIPIENT.has(responseCode) : NO_MAIL_TO_RECIPIENT.has(enhanced)
}

/** A mailbox that is full or busy for now says nothing of the way there. */
function isRecipientBusy({ command, response, responseCode }: Failure): boolean {
  if (command !== 'RCPT TO' || typeof responseCode !== 'number' || responseCode >= 500) return false
  const subject = enhancedCode(response)?.split('.')[1]
  return subject === undefined
    ? responseCode === 450 || responseCode === 452
    : subject === '1' || subject === '2'
}

/** At the front (RFC 2034), or behind as qmail writes it: `553 not in my list of hosts (#5.7.1)`. */
function enhancedCode(response: unknown): string | undefined {
  const text = String(response).slice(0, LONGEST_ANSWER)
  const [, front] = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(text) ?? []
  const [, behind] = /\(#([245]\.\d{1,3}\.\d{1,3})\)/.exec(text) ?? []
  return front ?? behind
}

const LONGEST_ANSWER = 2000

function describe({ code, response, responseCode }: Failure): string {
  const kind = typeof code === 'string' && /^[A-Z_]{1,24}$/.test(code) ? code : 'unknown'
  if (typeof responseCode !== 'number') return kind
  return [kind, String(responseCode), enhancedCode(response)].filter(Boolean).join(' ')
}
