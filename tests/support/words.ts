import { readdirSync, readFileSync } from 'node:fs'
import type { Language } from '~/i18n/language'

/** What the product says, as plain text without marks; `values` fills in what stands between braces. */
export function words(language: Language, id: string, values: Record<string, string> = {}): string {
  const text = all(language)[id]
  if (text === undefined) throw new Error(`the product has no words ${id} in ${language}`)
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return filled.replace(/<[^>]+>/g, '')
}

const read = new Map<Language, Record<string, string>>()

function all(language: Language): Record<string, string> {
  const known = read.get(language)
  if (known) return known
  const folder = `app/i18n/${language}`
  const made = Object.assign(
    {},
    ...readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))),
  )
  read.set(language, made)
  return made
}
