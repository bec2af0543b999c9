import type { Runtime } from '~/runtime/runtime.server'
import { isKind, isSwitchable, type SwitchableKind } from './kinds'

/** Whose mail of which kind a link in that mail switches off. */
export type Unsubscription = { subjectId: string; kind: SwitchableKind }

type Opening = Pick<Runtime, 'keyring'>

const PLACE = { table: 'mail', column: 'unsubscribe', row: 'token' }
const LONGEST_TOKEN = 400

/**
 * Makes the token of an unsubscribe link. It is sealed rather than stored: it works as long as the mail is
 * kept (RFC 8058 sets no end), tells a reader nothing, and can only switch one kind off.
 */
export function makeUnsubscribeToken({ keyring }: Opening, { subjectId, kind }: Unsubscription): string {
  return keyring.seal(PLACE, `${kind} ${subjectId}`)
}

/** Reads such a token; null when it was not made here. */
export function readUnsubscribeToken({ keyring }: Opening, token: string): Unsubscription | null {
  const [kind = '', subjectId] = (open(keyring, token) ?? '').split(' ')
  return subjectId && isKind(kind) && isSwitchable(kind) ? { subjectId, kind } : null
}

function open(keyring: Opening['keyring'], token: string): string | null {
  if (token.length > LONGEST_TOKEN) return null
  try {
    return keyring.unseal(PLACE, token)
  } catch {
    return null
  }
}
