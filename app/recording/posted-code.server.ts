import { findByLetterCode } from '~/notification/letter-code.server'
import { makeLetterToken } from '~/notification/what-waits-token.server'
import type { Runtime } from '~/runtime/runtime.server'
import { readSlipCode } from './slip'

/**
 * The token of the page for what waits, for who typed the code of a posted letter (domain: provider staff); null for what is no such
 * code, that of a slip too: staff know that one, and it confirms nothing.
 */
export async function openByLetter(runtime: Runtime, typed: string): Promise<string | null> {
  const code = readSlipCode(typed)
  const now = runtime.now()
  const found = code && (await findByLetterCode(runtime.database.reader, runtime, { code, now }))
  return found ? makeLetterToken(runtime, { ...found, at: now }) : null
}
