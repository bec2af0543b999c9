import type { Runtime } from '~/runtime/runtime.server'
import { isKind, isSwitchable, type SwitchableKind } from './kinds'
import { openToken, sealToken } from './sealed-token.server'

/** Whose mail of which kind a link in that mail switches off. */
export type Unsubscription = { subjectId: string; kind: SwitchableKind }

type Opening = Pick<Runtime, 'keyring'>

/**
 * Makes the token of an unsubscribe link: it works as long as the mail is kept (RFC 8058 sets no end), and can only switch
 * one kind off.
 */
export function makeUnsubscribeToken(runtime: Opening, { subjectId, kind }: Unsubscription): string {
  return sealToken(runtime, 'unsubscribe', [kind, subjectId])
}

/** Reads such a token; null when it was not made here. */
export function readUnsubscribeToken(runtime: Opening, token: string): Unsubscription | null {
  const [kind = '', subjectId] = openToken(runtime, 'unsubscribe', token) ?? []
  return subjectId && isKind(kind) && isSwitchable(kind) ? { subjectId, kind } : null
}
