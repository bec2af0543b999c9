import { currentCatalogue } from '~/catalogue/store.server'
import type { Reader } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { CsvMistake } from './csv'
import { readDirectoryFile } from './directory-file'
import { mistakesInExcluded } from './excluded'
import { importProviders, type Import, type ImportResult } from './import.server'
import { mistakesInMergers, type MergedInto } from './mergers'
import { findProviders } from './store.server'

export type FileAnswer = { ok: true; result: ImportResult } | { ok: false; mistakes: CsvMistake[] }

/**
 * Brings the directory up to a file; the one way in for files. Refuses a file with mistakes whole, and names each with its
 * line, in the order of the file.
 */
export async function importDirectoryFile(
  runtime: Runtime,
  text: string,
  given: Import,
): Promise<FileAnswer> {
  const { providers, mistakes } = readDirectoryFile(text)
  const directory = await readMergers(
    runtime.database.reader,
    providers.flatMap(({ mergedInto }) => mergedInto ?? []),
  )
  const catalogue = await currentCatalogue(runtime.database.reader)
  const found = [
    ...mistakes,
    ...mistakesInMergers(providers, directory),
    ...mistakesInExcluded(providers, catalogue),
  ]
  if (found.length > 0) return { ok: false, mistakes: found.toSorted((one, other) => one.line - other.line) }
  const records = providers.map(({ line: _line, ...record }) => record)
  return { ok: true, result: await importProviders(runtime, records, given) }
}

/** These providers, and those that they go on with in the directory, and so on. */
async function readMergers(reader: Reader, uras: readonly string[]): Promise<MergedInto[]> {
  const known = new Map<string, MergedInto>()
  for (let next = [...new Set(uras)]; next.length > 0;) {
    const found = await findProviders(reader, next)
    for (const { ura, mergedInto } of found) known.set(ura, { ura, mergedInto })
    next = [...new Set(found.flatMap(({ mergedInto }) => mergedInto ?? []))].filter((ura) => !known.has(ura))
  }
  return [...known.values()]
}
