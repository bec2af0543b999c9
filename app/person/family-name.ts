/** What stands before a family name, or in it, and that is shared by many. */
const PREFIXES = new Set([
  'van',
  'de',
  'den',
  'der',
  'het',
  'ten',
  'ter',
  'te',
  'la',
  'le',
  'du',
  'von',
  'el',
  'al',
  'op',
  'in',
])

/** The words of a name that say which family: without accents, capitals, prefixes, initials and hyphens. */
export function familyWords(name: string): string[] {
  return wordsOf(name).filter(tellsFamily)
}

/** The first word of a name is an initial or a given name, and does not count. */
export function familyNames(name: string): string[] {
  return wordsOf(name).slice(1).filter(tellsFamily)
}

/**
 * Whether a surname that was typed occurs in a full name: of a double name either part is enough. A name of which nothing is left but
 * a prefix has to be there whole; where there is no full name nothing can be held against it.
 */
export function occursIn(surname: string, fullName: string | null): boolean {
  if (fullName === null) return true
  const known = wordsOf(fullName)
  const typed = familyWords(surname)
  if (typed.length > 0) return typed.some((word) => known.includes(word))
  const whole = wordsOf(surname)
  return whole.length > 0 && whole.every((word) => known.includes(word))
}

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[\s-]+/).filter(Boolean)
}

function tellsFamily(word: string): boolean {
  return !word.includes('.') && word.length > 1 && !PREFIXES.has(word)
}
