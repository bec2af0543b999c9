import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'

const MESSAGE_FILE = /\/i18n\/(nl|en)\/[^/]+\.json$/

/** Turns ICU messages into their syntax trees at build, so that no parser travels to the browser. */
export function compileMessages(): Plugin {
  return {
    name: 'compile-messages',
    enforce: 'pre',
    transform(code, id) {
      if (!MESSAGE_FILE.test(id)) return null
      const messages = JSON.parse(code) as Record<string, string>
      const compiled = Object.entries(messages).map(([key, text]) => [key, compile(text, `${id}: ${key}`)])
      return { code: JSON.stringify(Object.fromEntries(compiled)), map: null }
    },
  }
}

function compile(text: string, place: string) {
  try {
    return parse(text, { ignoreTag: false })
  } catch (error) {
    throw new Error(`${place} is not a valid ICU message`, { cause: error })
  }
}
