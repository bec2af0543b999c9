import type { CsvMistake } from './csv'

/** A provider, and with which it goes on. */
export type MergedInto = { ura: string; mergedInto?: string | null }

/**
 * What is wrong with the mergers of a file: a provider goes on with one that neither the file nor the directory has, or, by
 * way of others, with itself. What the file says of a provider counts over what the directory has of it.
 */
export function mistakesInMergers(
  filed: readonly (MergedInto & { line: number })[],
  directory: readonly MergedInto[],
): CsvMistake[] {
  const into = new Map([...directory, ...filed].map(({ ura, mergedInto }) => [ura, mergedInto ?? null]))
  return filed.flatMap(({ ura, mergedInto, line }) => {
    if (!mergedInto) return []
    if (!into.has(mergedInto))
      return [{ line, what: `no provider has the URA ${mergedInto} it goes on with` }]
    return leadsBack(ura, into)
      ? [{ line, what: 'a provider goes on with others that go on with itself' }]
      : []
  })
}

function leadsBack(ura: string, into: ReadonlyMap<string, string | null>): boolean {
  const passed = new Set<string>()
  for (let at = into.get(ura); at && !passed.has(at); at = into.get(at)) {
    if (at === ura) return true
    passed.add(at)
  }
  return false
}
