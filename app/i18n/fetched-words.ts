import type { Area } from './areas'
import { wordSource, type WordSource } from './intl'
import type { Language } from './language'
import { BASE, type Words } from './word-files'

/** The words that this document has fetched; its language is one, as switching languages loads a document. */
const fetched = new Map<string, Words>()

/** Fetches what is not here yet. */
async function fetchWords(files: Record<string, string>): Promise<void> {
  const missing = Object.entries(files).filter(([area]) => !fetched.has(area))
  await Promise.all(
    missing.map(async ([area, address]) => {
      const file = (await import(/* @vite-ignore */ address)) as { default: Words }
      fetched.set(area, file.default)
    }),
  )
}

/** Waits for the words of the page that the server sent. */
export async function firstWords(language: Language, files: Record<string, string>): Promise<WordSource> {
  await fetchWords(files)
  return wordSource(language, fetched.get(BASE) ?? {}, (area: Area) => fetched.get(area) ?? {})
}

/** Waits for the words of the next page. Where they cannot be fetched it is opened as a document. */
export async function wordsFor(address: string, files: Record<string, string>): Promise<void> {
  try {
    await fetchWords(files)
  } catch {
    window.location.assign(address)
    await new Promise(() => undefined)
  }
}
