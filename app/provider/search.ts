/** What a provider is found by. */
export type Searchable = { name: string; city: string }

/** The words a provider is stored under, each once: those of its name and its town. */
export function searchWords({ name, city }: Searchable): string[] {
  return foldedWords(`${name} ${city}`)
}

/**
 * What somebody typed, as beginnings of words to look for. Letters and digits only, so that nothing in it is a wildcard
 * to `LIKE`; none when nothing readable was typed.
 */
export function searchTerms(query: string): string[] {
  return foldedWords(query.slice(0, LONGEST_QUERY))
}

/** Of what is longer only the beginning is looked at. */
const LONGEST_QUERY = 100

/** Letters that Unicode does not take apart. */
const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ı: 'i' }

/**
 * Words as they are compared: without case, accents or ligatures, each once. An apostrophe joins, everything else that is
 * no letter or digit parts: `’s-Hertogenbosch` gives `s` and `hertogenbosch`.
 */
function foldedWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘`´]/gu, '')
    .replace(/[ßøæœłđı]/gu, (letter) => LETTERS[letter] ?? letter)
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))]
}
