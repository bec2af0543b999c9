import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'

const MESSAGE_FILE = /\/i18n\/(nl|en)\/[^/]+\.json$/
/** What privacy statements said, with the words of then. */
const STATEMENTS_FILE = /\/privacy\/statements\.json$/

type Messages = Record<string, string>

/** Turns ICU messages into their syntax trees at build, so that no parser travels to the browser. */
export function compileMessages(): Plugin {
  return {
    name: 'compile-messages',
    enforce: 'pre',
    transform(code, id) {
      if (STATEMENTS_FILE.test(id)) return { code: JSON.stringify(statementsIn(code, id)), map: null }
      if (!MESSAGE_FILE.test(id)) return null
      return { code: JSON.stringify(compileAll(JSON.parse(code) as Messages, id)), map: null }
    },
  }
}

function statementsIn(code: string, id: string) {
  const statements = JSON.parse(code) as { texts: Record<string, Messages> }[]
  return statements.map(({ texts, ...rest }) => ({
    ...rest,
    texts: Object.fromEntries(
      Object.entries(texts).map(([language, messages]) => [language, compileAll(messages, id)]),
    ),
  }))
}

function compileAll(messages: Messages, id: string) {
  const compiled = Object.entries(messages).map(([key, text]) => [key, compile(text, `${id}: ${key}`)])
  return Object.fromEntries(compiled) as Record<string, unknown>
}

function compile(text: string, place: string) {
  try {
    return parse(text, { ignoreTag: false })
  } catch (error) {
    throw new Error(`${place} is not a valid ICU message`, { cause: error })
  }
}
