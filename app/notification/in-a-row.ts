import type { Outcome } from './retry'

/** Who was refused since a mail was taken last: for the way there, and for their address. */
export type InARow = { way: ReadonlySet<string>; addresses: ReadonlySet<string> }

export const NOBODY_REFUSED: InARow = { way: new Set(), addresses: new Set() }

/** So many different recipients in a row: then it is not them. */
export const REFUSED_IN_A_ROW = 5

type Attempt = { outcome: Outcome; recipient: string }

/** What an attempt adds. A mail that is taken shows that the way is open; what never left says nothing of it. */
export function afterAttempt(before: InARow, { outcome, recipient }: Attempt): InARow {
  if (outcome.result === 'delivered') return NOBODY_REFUSED
  if (outcome.result === 'postponed' && outcome.way) return { ...before, way: withOne(before.way, recipient) }
  const isAddress =
    outcome.result === 'refused' ? outcome.bounced : outcome.result === 'postponed' && outcome.address
  if (isAddress) return { ...before, addresses: withOne(before.addresses, recipient) }
  return before
}

/**
 * Whether the way itself is refused. A relay that takes mail for nobody says so in many ways, also as if none of the
 * addresses were there.
 */
export function isWayRefused({ way, addresses }: InARow): boolean {
  return way.size >= REFUSED_IN_A_ROW || addresses.size >= REFUSED_IN_A_ROW
}

/** So long a mail that was taken shows that the way is open. */
const OPEN_MILLISECONDS = 10 * 60_000

/**
 * Whether an answer that says no, and not why, is believed of an address: when somebody else's mail was taken shortly before, or when it is
 * the same again and of nobody else. Otherwise the way may be closed, and it is tried once more later.
 */
export function isBelieved(
  { addresses }: InARow,
  { recipient, sinceTaken }: { recipient: string; sinceTaken: number },
): boolean {
  return sinceTaken <= OPEN_MILLISECONDS || (addresses.size === 1 && addresses.has(recipient))
}

const FIRST_PROBE_MILLISECONDS = 60_000
const LONGEST_PROBE_MILLISECONDS = 5 * 60_000

/** When one mail is tried again while all others wait, after so many that were. */
export function nextProbe(now: Date, probes: number): Date {
  return new Date(
    now.getTime() + Math.min(FIRST_PROBE_MILLISECONDS * 2 ** probes, LONGEST_PROBE_MILLISECONDS),
  )
}

function withOne(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  return set.size >= REFUSED_IN_A_ROW ? set : new Set([...set, one])
}
