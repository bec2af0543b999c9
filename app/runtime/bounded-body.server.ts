import { utf8Text } from './utf8.server'

/** Reads the text of an answer up to so many bytes; null when there is more, and the rest is not taken in, or when it is not UTF-8. */
export async function readBounded(response: Response, most: number): Promise<string | null> {
  const body = response.body as AsyncIterable<Uint8Array> | null
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.byteLength
    if (length > most) return null
    chunks.push(chunk)
  }
  return utf8Text(Buffer.concat(chunks))
}
