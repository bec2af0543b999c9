/**
 * Whether a request is likely an officer's own: the same surname and first letter. An officer never decides on what is their own (AVG
 * 38(6)); who only has the same name lets a colleague do it.
 */
export function isSameName(asker: string, officer: string): boolean {
  const [one, other] = [partsOf(asker), partsOf(officer)]
  return one !== null && other !== null && one.last === other.last && one.first === other.first
}

function partsOf(name: string): { first: string; last: string } | null {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
  const [first, last] = [words[0], words.at(-1)]
  return first && last && words.length > 1 ? { first: first[0]!, last } : null
}
