import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { importDirectoryFile } from '~/provider/import-file.server'
import { done, failed, OPERATOR, type Verb } from './verb'

const MISTAKES_SHOWN = 20

export const providersImport: Verb = {
  words: 'providers import',
  takes: 'FILE',
  about:
    'Reads care organisations from a CSV file with the columns ura, name, type, city, and ended, merged_into.',
  async run({ operand, desk }) {
    const file = resolve(desk.environment.INIT_CWD ?? '.', operand)
    const answer = await importDirectoryFile(desk.runtime(), readText(file), {
      source: basename(file),
      requestId: desk.requestId,
      operator: OPERATOR,
      onProgress: (at, total) => desk.progress(`${at} of ${total} care organisations`),
    })
    if (!answer.ok) {
      const { mistakes } = answer
      const shown = mistakes.slice(0, MISTAKES_SHOWN).map(({ line, what }) => `  line ${line}: ${what}`)
      const heading = `Nothing was imported: ${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in ${file}.`
      return failed([heading, ...shown], { mistakes })
    }
    const { result } = answer
    const { read, added, changed, unchanged } = result
    return done(
      `${read} care organisations: ${added} new, ${changed} changed, ${unchanged} as they were.`,
      result,
    )
  },
}

/** Throws on a file that is not UTF-8, where names would be garbled without a word. */
function readText(file: string): string {
  const bytes = readFileSync(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error(`${file} is not written in UTF-8`)
  }
}
