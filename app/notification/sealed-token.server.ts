import type { Runtime } from '~/runtime/runtime.server'
import { seal, unseal, type Place } from '~/sealing/seal.server'

type Opening = Pick<Runtime, 'keyring'>

/** What a sealed link in a mail is for: a token of one use opens nothing of another. */
export type TokenUse = 'unsubscribe' | 'what-waits' | 'reply'

const LONGEST_TOKEN = 400

/**
 * Makes the token of a link in a mail that is sealed rather than stored: nothing has to be kept for it, and it tells a reader
 * nothing. No word may hold a space.
 */
export function sealToken({ keyring }: Opening, use: TokenUse, words: readonly string[]): string {
  return seal(keyring.linkKey, placeOf(use), words.join(' '))
}

/** Opens such a token; null when it was not made here, or for another use. */
export function openToken({ keyring }: Opening, use: TokenUse, token: string): string[] | null {
  if (token.length > LONGEST_TOKEN) return null
  try {
    return open(keyring, placeOf(use), token).split(' ')
  } catch {
    return null
  }
}

function placeOf(column: TokenUse) {
  return { table: 'mail', column, row: 'token' }
}

/** Links in mails of before they had a key of their own are sealed as all else is. */
function open(keyring: Opening['keyring'], place: Place, token: string): string {
  const isOwn = token.startsWith(`${keyring.linkKey.id}.`)
  return isOwn ? unseal(keyring.linkKey, place, token) : keyring.unseal(place, token)
}
