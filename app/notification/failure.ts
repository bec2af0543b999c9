import type { Outcome } from './retry'

/** What an SMTP client reports of a failure, as far as it says nothing about a person. */
export type Failure = { code?: unknown; command?: unknown; response?: unknown; responseCode?: unknown }

/** The steps at which a refusal is about this mail; elsewhere it is about the connection or the sender. */
const ABOUT_THIS_MAIL = ['RCPT TO', 'DATA']

/**
 * Reads a failure of sending. Only a 5xx answer to the recipient or the message refuses this mail for good;
 * a 5xx to the greeting, the login or the sender is a fault of ours that must not kill a whole queue. The
 * server's words are left out, since they repeat the address.
 */
export function readFailure(failure: Failure): Outcome {
  const reason = describe(failure)
  const permanent = typeof failure.responseCode === 'number' && failure.responseCode >= 500
  const aboutThisMail = ABOUT_THIS_MAIL.includes(String(failure.command))
  return permanent && aboutThisMail ? { result: 'refused', reason } : { result: 'postponed', reason }
}

function describe({ code, response, responseCode }: Failure): string {
  const kind = typeof code === 'string' && /^[A-Z_]{1,24}$/.test(code) ? code : 'unknown'
  if (typeof responseCode !== 'number') return kind
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(String(response))?.[1]
  return [kind, String(responseCode), enhanced].filter(Boolean).join(' ')
}
