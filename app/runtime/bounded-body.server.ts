/** Reads the text of an answer up to so many bytes; null when there is more, and the rest is not taken in. */
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
  return Buffer.concat(chunks).toString('utf8')
}
