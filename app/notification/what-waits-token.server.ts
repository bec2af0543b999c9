import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openToken, sealToken } from './sealed-token.server'

type Opening = Pick<Runtime, 'keyring'>

/** Whom a mail was sent to, when, and to which address. */
type Sent = { subjectId: string; sentAt: Date; address: string }

/** As long as what staff recorded waits for somebody (domain: provider staff). */
const LIFETIME_MILLISECONDS = 14 * 86_400_000

/**
 * Makes the token of a link that opens what waits for who was mailed: of any cause, since one mail may tell of several. It works
 * for 14 days, as long as the address it went to is theirs.
 */
export function makeWaitsToken(runtime: Opening, { citizen, at }: { citizen: Subject; at: Date }): string {
  return sealToken(runtime, 'what-waits', [citizen.row.id, String(at.getTime()), addressOf(citizen)])
}

/** Reads such a token; null when it was not made here. Whether it still works says `isWorking`. */
export function readWaitsToken(runtime: Opening, token: string): Sent | null {
  const [subjectId, sentAt, address] = openToken(runtime, 'what-waits', token) ?? []
  return subjectId && sentAt && address ? { subjectId, sentAt: new Date(Number(sentAt)), address } : null
}

/** Whether the address that the mail went to is still the citizen's, and it is not too long ago. */
export function isWorking(citizen: Subject, { address, sentAt }: Sent, now: Date): boolean {
  if (citizen.keys.profile === null || addressOf(citizen) !== address) return false
  return now.getTime() - sentAt.getTime() < LIFETIME_MILLISECONDS
}

/** An address by when it was confirmed: the next one was confirmed later. */
function addressOf({ row }: Subject): string {
  return String(row.emailConfirmedAt?.getTime() ?? 'none')
}
