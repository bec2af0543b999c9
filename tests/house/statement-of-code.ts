import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { LANGUAGES, type Language } from '~/i18n/language'
import { PERIODS } from '~/privacy/periods'
import { PROCESSORS } from '~/privacy/processors'
import { KEPT_COLUMNS, PROCESSOR_COLUMNS, type Statement } from '~/privacy/statement'

export const STATEMENTS_FILE = 'app/privacy/statements.json'

/** What stands around the tables. */
const SECTIONS = {
  before: ['who', 'not'],
  after: ['ground', 'who-sees', 'safe', 'rights', 'complain'],
}

export type Published = Statement & { fingerprint: string }

/** Every statement that was ever in force, as it is kept. */
export function readPublished(): Published[] {
  return JSON.parse(readFileSync(STATEMENTS_FILE, 'utf8')) as Published[]
}

/** What the tables and texts of the code say now. It is what the newest statement says, or that needs a new number. */
export function statementOfCode(): Omit<Statement, 'version' | 'date'> {
  const kept = Object.keys(PERIODS)
  const processors = PROCESSORS.map(({ id }) => id)
  const ids = new Set([
    ...kept.flatMap((id) => KEPT_COLUMNS.map((column) => `retention.${id}.${column}`)),
    ...processors.flatMap((id) => PROCESSOR_COLUMNS.map((column) => `processor.${id}.${column}`)),
  ])
  const said = (language: Language) =>
    Object.entries(wordsIn(language))
      .filter(([id]) => id.startsWith('public.privacy.') || ids.has(id))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const texts = LANGUAGES.map((language) => [language, Object.fromEntries(said(language))])
  const { before, after } = SECTIONS
  return { before, kept, processors, after, texts: Object.fromEntries(texts) as Statement['texts'] }
}

/** By which a statement that was changed afterwards is seen. */
export function fingerprintOf({ version, date, before, kept, processors, after, texts }: Statement): string {
  const text = JSON.stringify([version, date, before, kept, processors, after, texts])
  return createHash('sha256').update(text).digest('hex')
}

/** As they are written, which a build makes something else of. */
function wordsIn(language: Language): Record<string, string> {
  const folder = `app/i18n/${language}`
  const files = readdirSync(folder).map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
  return Object.assign({}, ...files) as Record<string, string>
}
