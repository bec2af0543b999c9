import { isKeyAddress, readHostedKeys } from '~/provider/public-keys'

/** How long keys that were fetched count, whatever their address says: a key that is taken away there stops soon. */
const COUNT_SECONDS = 300
/** A set of keys is a few kilobytes. */
export const LONGEST_KEYS_BYTES = 64 * 1024

/**
 * Fetches the keys of a client for the token endpoint's library, which stops after 2.5 seconds and hangs up on an address
 * inside a private network once it is connected, so that no name leads there, whatever it says when it is asked. Here: https
 * only, no redirects, and no word of theirs about how long it counts. Whatever is no set of keys that can be used throws, so that keys
 * which were taken away there count no longer.
 */
export async function fetchKeys(address: string | URL | Request, options?: RequestInit): Promise<Response> {
  if (typeof address !== 'string' || !isKeyAddress(address))
    throw new Error('keys are not fetched from there')
  const answer = await fetch(address, { ...options, redirect: 'error' })
  const read = answer.status === 200 ? readHostedKeys(await boundedBody(answer)) : null
  if (!read?.ok) throw new Error(`no keys to use: ${read?.why ?? answer.status}`)
  return Response.json({ keys: read.keys }, { headers: { 'cache-control': `max-age=${COUNT_SECONDS}` } })
}

/** The body as text; throws where it is longer than a set of keys can be, without reading on. */
async function boundedBody({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  // Node's streams can be gone through; the types of the web do not say so.
  for await (const part of (body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    parts.push(part)
    length += part.byteLength
    if (length > LONGEST_KEYS_BYTES) throw new Error('too long for keys')
  }
  return Buffer.concat(parts).toString('utf8')
}
