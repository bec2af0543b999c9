import type { Runtime } from '~/runtime/runtime.server'
import { openToken, sealToken } from './sealed-token.server'

type Opening = Pick<Runtime, 'keyring'>

/** Makes the token of a link that opens one conversation with the desk, to reply in it, for as long as that is kept. */
export function makeReplyToken(runtime: Opening, conversationId: string): string {
  return sealToken(runtime, 'reply', [conversationId])
}

/** Of which conversation a token is; null when it was not made here. */
export function readReplyToken(runtime: Opening, token: string): string | null {
  return openToken(runtime, 'reply', token)?.[0] ?? null
}
