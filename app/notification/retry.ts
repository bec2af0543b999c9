/** What came of one attempt to send a mail. Reasons are codes, never an address or a server's own words. */
export type Outcome =
  | { result: 'delivered' }
  /**
   * The server may accept it later: 4xx, timeout, connection lost; `way` when that is not the recipient's doing,
   * `address` when it may be. */
  | { result: 'postponed'; reason: string; way?: true; address?: true }
  /** This mail is not to be sent, whenever it comes; `bounced` when the server takes none for this address, `vague` when it says not why. */
  | { result: 'refused'; reason: string; bounced?: true; vague?: true }
  /** The address takes no mail now; it waits for a better one. */
  | { result: 'paused'; reason: string }
  /** The mail itself cannot be made. */
  | { result: 'poison'; reason: string }
  /** Nobody wants it any more: switched off, address gone, profile erased, or what it is about is gone. */
  | { result: 'unwanted'; reason: string }

export type Decision =
  | { state: 'sent' }
  | { state: 'waiting'; notBefore: Date; reason: string }
  | { state: 'dead'; reason: string }
  | { state: 'dropped'; reason: string }

type Facts = {
  /** How often the mail was claimed, this time included. */
  attempts: number
  expiresAt: Date
  now: Date
  /** From 0 up to 1. */
  random: number
}

/** Also bounds a mail that kills its worker: a claim counts, whether or not it came to an answer. */
export const MOST_ATTEMPTS = 30
const FIRST_WAIT_MILLISECONDS = 30_000
const LONGEST_WAIT_MILLISECONDS = 4 * 3_600_000

/**
 * What becomes of a mail after an attempt: sent, tried again later, dead for the operator to look at, or
 * dropped. Waiting doubles from half a minute to four hours, spread by half so that a queue does not
 * come back all at once (RFC 5321 4.5.4.1 asks for increasing intervals).
 */
export function decideRetry(outcome: Outcome, facts: Facts): Decision {
  switch (outcome.result) {
    case 'delivered':
      return { state: 'sent' }
    case 'unwanted':
      return { state: 'dropped', reason: outcome.reason }
    case 'refused':
    case 'poison':
      return { state: 'dead', reason: outcome.reason }
    case 'paused':
      return { state: 'waiting', notBefore: facts.expiresAt, reason: outcome.reason }
    case 'postponed':
      return tryAgain(outcome.reason, facts)
  }
}

/** Why a mail waits whose address takes none. */
export const ADDRESS_BOUNCED = 'address-bounced'

type Past = Omit<Facts, 'random'> & { lastError?: string | null }

/** Why a mail that was just claimed must not be sent any more; null when it may. */
export function pastSending({ attempts, expiresAt, now, lastError }: Past): Outcome | null {
  if (now >= expiresAt && lastError === ADDRESS_BOUNCED)
    return { result: 'unwanted', reason: ADDRESS_BOUNCED }
  if (now >= expiresAt) return { result: 'refused', reason: 'too-old' }
  if (attempts > MOST_ATTEMPTS) return { result: 'refused', reason: 'too-many-attempts' }
  return null
}

function tryAgain(reason: string, { attempts, expiresAt, now, random }: Facts): Decision {
  const wait = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** (attempts - 1), LONGEST_WAIT_MILLISECONDS)
  const notBefore = new Date(now.getTime() + Math.round(wait * (0.5 + random / 2)))
  if (attempts >= MOST_ATTEMPTS || notBefore >= expiresAt) return { state: 'dead', reason }
  return { state: 'waiting', notBefore, reason }
}
