import { readdirSync } from 'node:fs'
import type { Plugin } from 'vite'
import { LANGUAGES, type Language } from './language'
import { BASE, type WordFiles } from './word-files'

const SOURCES = 'app/i18n'
const ASSETS = 'build/client/assets'
/** In every page: travels as one file. */
const IN_BASE = ['common', 'public', 'ui']
/** Never in a page's script: mail, and what one page's loader sends. */
const ON_SERVER = ['mail', 'pages', 'retention', 'settings']
const LIST = 'virtual:word-files'
const BASE_OF = 'virtual:words-of-every-page/'

/**
 * Makes a file of the words of each area and language, named after what is in it, so that a browser fetches it once. The
 * build for the server, which comes after, knows them by `virtual:word-files`.
 */
export function wordFiles(isSsrBuild: boolean | undefined): Plugin {
  return {
    name: 'word-files',
    buildStart() {
      if (isSsrBuild || this.meta.watchMode) return
      for (const language of LANGUAGES) for (const file of filesOf(language)) this.emitFile(file)
    },
    resolveId: (id) => (id === LIST || id.startsWith(BASE_OF) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${LIST}`) return `export const files = ${JSON.stringify(listed())}`
      if (!id.startsWith(`\0${BASE_OF}`)) return null
      const language = id.slice(BASE_OF.length + 1)
      return `export { ${language} as default } from '/${SOURCES}/${language}.ts'`
    },
  }
}

function filesOf(language: Language) {
  const areas = readdirSync(`${SOURCES}/${language}`).map((name) => name.replace('.json', ''))
  const own = areas.filter((area) => ![...IN_BASE, ...ON_SERVER].includes(area))
  return [
    [BASE, `${BASE_OF}${language}`],
    ...own.map((area) => [area, `${SOURCES}/${language}/${area}.json`]),
  ].map(([area, id]) => ({
    type: 'chunk' as const,
    id: id!,
    name: `words-${language}-${area}`,
    preserveSignature: 'strict' as const,
  }))
}

/** What the build for browsers made. */
function listed(): WordFiles {
  const files: WordFiles = { nl: {}, en: {} }
  for (const name of readdirSync(ASSETS)) {
    const [, language, area] = /^words-(nl|en)-(.+)-[\w-]{8}\.js$/.exec(name) ?? []
    if (language && area) files[language as Language][area] = `/assets/${name}`
  }
  return files
}
