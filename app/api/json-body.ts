export type ReadJson = { ok: true; value: unknown } | { ok: false; detail: string }

const MALFORMED = 'The body is not JSON. Send one JSON object in UTF-8.'
const DEEP = 'The body is nested deeper than 32 levels.'
/** A question has four. */
const DEEPEST = 32
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
  const keys = countKeys(value)
  if (keys === 'too-deep') return { ok: false, detail: DEEP }
  return keys === countWrittenKeys(text) ? { ok: true, value } : { ok: false, detail: DOUBLE }
}

/** Level by level, so that no depth exhausts the stack. */
function countKeys(value: unknown): number | 'too-deep' {
  let count = 0
  let level = [value].filter(isNested)
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === DEEPEST) return 'too-deep'
    for (const one of level) count += Array.isArray(one) ? 0 : Object.keys(one).length
    level = level.flatMap((one) => Object.values(one)).filter(isNested)
  }
  return count
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null
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
