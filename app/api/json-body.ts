export type ReadJson = { ok: true; value: unknown } | { ok: false; detail: string }

const MALFORMED = 'The body is not JSON. Send one JSON object in UTF-8.'
const DOUBLE = 'A field stands twice in one object of the body. Send each field once.'

/**
 * Reads JSON text strictly: a field that stands twice in an object is refused, since two readers could take a different one
 * of the two (RFC 8259 §4). Nothing of the text is repeated in what it says.
 */
export function readJson(text: string): ReadJson {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, detail: MALFORMED }
  }
  return countKeys(value) === countWrittenKeys(text) ? { ok: true, value } : { ok: false, detail: DOUBLE }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = Array.isArray(value) ? 0 : Object.keys(value).length
  for (const inner of Object.values(value)) count += countKeys(inner)
  return count
}

const QUOTE = 34
const BACKSLASH = 92
const COLON = 58

/** In valid JSON every colon outside a string stands behind a key. */
function countWrittenKeys(text: string): number {
  let count = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (inString && sign === BACKSLASH) at += 1
    else if (sign === QUOTE) inString = !inString
    else if (!inString && sign === COLON) count += 1
  }
  return count
}
