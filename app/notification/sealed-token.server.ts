import type { Runtime } from '~/runtime/runtime.server'

type Opening = Pick<Runtime, 'keyring'>

/** What a sealed link in a mail is for: a token of one use opens nothing of another. */
export type TokenUse = 'unsubscribe' | 'what-waits' | 'reply'

const LONGEST_TOKEN = 400

/**
 * Makes the token of a link in a mail that is sealed rather than stored: nothing has to be kept for it, and it tells a reader
 * nothing. No word may hold a space.
 */
export function sealToken({ keyring }: Opening, use: TokenUse, words: readonly string[]): string {
  return keyring.seal(placeOf(use), words.join(' '))
}

/** Opens such a token; null when it was not made here, or for another use. */
export function openToken({ keyring }: Opening, use: TokenUse, token: string): string[] | null {
  if (token.length > LONGEST_TOKEN) return null
  try {
    return keyring.unseal(placeOf(use), token).split(' ')
  } catch {
    return null
  }
}

function placeOf(column: TokenUse) {
  return { table: 'mail', column, row: 'token' }
}
