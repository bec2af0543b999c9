import { BLACK } from './conversation'

/** Fewer signs than this are no number and no word, and would make half a text black. */
const SHORTEST = 2

/** Words in a text, made black wherever they stand, in capitals or not; null where they are not in it. */
export function blacken(text: string, words: string): string | null {
  const looked = words.trim()
  if (looked.length < SHORTEST) return null
  const found = new RegExp(escaped(looked), 'giu')
  return found.test(text) ? text.replace(found, BLACK) : null
}

/** Words as they were typed; where they have spaces, any may stand there. */
function escaped(words: string): string {
  return words
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join(String.raw`\s+`)
}
