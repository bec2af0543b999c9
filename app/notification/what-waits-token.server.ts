import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { isCodeWorking } from './letter-code.server'
import { openToken, sealToken } from './sealed-token.server'

type Opening = Pick<Runtime, 'keyring'>

/** Whom a mail was sent to, when, and to which address; for who typed the code of a letter, when they did, and which letter. */
type Sent = { subjectId: string; sentAt: Date; address: string }

/** As long as what staff recorded waits for somebody (domain: provider staff). */
const LIFETIME_MILLISECONDS = 14 * 86_400_000
/** Who typed the code of a letter answers at once; later, it is typed again. */
const TYPED_MILLISECONDS = 30 * 60_000
const LETTER = 'letter:'

/**
 * Makes the token of a link that opens what waits for who was mailed: of any cause, since one mail may tell of several. It works
 * for 14 days, as long as the address it went to is theirs.
 */
export function makeWaitsToken(runtime: Opening, { citizen, at }: { citizen: Subject; at: Date }): string {
  return sealToken(runtime, 'what-waits', [citizen.row.id, String(at.getTime()), addressOf(citizen)])
}

/** The same for who typed the code of a posted letter: for half an hour, as long as the code itself works. */
export function makeLetterToken(
  runtime: Opening,
  { citizen, letterId, at }: { citizen: Subject; letterId: string; at: Date },
): string {
  const words = [citizen.row.id, String(at.getTime()), `${LETTER}${letterId}`]
  return sealToken(runtime, 'what-waits', words)
}

/** Reads such a token; null when it was not made here. Whether it still works says `isWorking`. */
export function readWaitsToken(runtime: Opening, token: string): Sent | null {
  const [subjectId, sentAt, address] = openToken(runtime, 'what-waits', token) ?? []
  return subjectId && sentAt && address ? { subjectId, sentAt: new Date(Number(sentAt)), address } : null
}

/** By what somebody came to what waits for them; the log has it. */
export type CameBy = 'by-mail' | 'by-letter'

/**
 * By what the token was come to, where it works: the address that the mail went to is still the citizen's, the code of the
 * letter works, and it is not too long ago. Null where not.
 */
export async function cameBy(
  reader: Reader,
  citizen: Subject,
  { sent: { address, sentAt }, now }: { sent: Sent; now: Date },
): Promise<CameBy | null> {
  if (citizen.keys.profile === null) return null
  const passed = now.getTime() - sentAt.getTime()
  if (!address.startsWith(LETTER))
    return addressOf(citizen) === address && passed < LIFETIME_MILLISECONDS ? 'by-mail' : null
  if (passed >= TYPED_MILLISECONDS) return null
  const letterId = address.slice(LETTER.length)
  return (await isCodeWorking(reader, { citizen, letterId, now })) ? 'by-letter' : null
}

/** An address by when it was confirmed: the next one was confirmed later. */
function addressOf({ row }: Subject): string {
  return String(row.emailConfirmedAt?.getTime() ?? 'none')
}
