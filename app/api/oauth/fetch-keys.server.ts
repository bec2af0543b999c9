import { isKeyAddress } from '~/provider/public-keys'

/** How long keys that were fetched count, whatever their address says: a key that is taken away there stops soon. */
const COUNT_SECONDS = 300
/** A set of keys is a few kilobytes. */
export const LONGEST_KEYS_BYTES = 64 * 1024

/**
 * Fetches the keys of a client for the token endpoint's library, which stops after 2.5 seconds and hangs up on an address
 * inside a private network once it is connected, so that no name leads there, whatever it says when it is asked. Here: https
 * only, no redirects, and no word of theirs about how long it counts.
 */
export async function fetchKeys(address: string | URL | Request, options?: RequestInit): Promise<Response> {
  if (typeof address !== 'string' || !isKeyAddress(address))
    throw new Error('keys are not fetched from there')
  const { status, body } = await fetch(address, { ...options, redirect: 'error' })
  return new Response(body, { status, headers: { 'cache-control': `max-age=${COUNT_SECONDS}` } })
}
