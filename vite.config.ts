import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import { compileMessages } from './app/i18n/compile-messages.vite'
import { wordFiles } from './app/i18n/word-files.vite'
import { packPackages } from './app/server/pack-packages.vite'
import remixOptions from './remix.config.js'

/**
 * Builds the Remix routes and every process of the product as one module graph, so that what is loaded
 * twice is the same module twice.
 */
function processes(): Plugin {
  return {
    name: 'processes',
    config: (_config, { isSsrBuild }) =>
      isSsrBuild
        ? {
            build: {
              rollupOptions: {
                input: {
                  start: 'app/server/start.server.ts',
                  worker: 'app/server/worker.server.ts',
                  portal: 'app/server/portal.server.ts',
                  routes: 'virtual:remix/server-build',
                },
                output: { entryFileNames: '[name].js', chunkFileNames: placeOf },
              },
            },
          }
        : undefined,
  }
}

/** What is of the demo has a folder of its own. */
function placeOf({ moduleIds }: { moduleIds: string[] }): string {
  return `${moduleIds.some((id) => id.startsWith(DEMO)) ? 'demo' : 'chunks'}/[name]-[hash].js`
}

const DEMO = new URL('./demo/', import.meta.url).pathname

/** What `npm run build` makes, for production, has nobody of the demo in it: the verb that seeds it says that it is not there. */
function leaveDemoOut(): Plugin {
  return {
    name: 'leave-demo-out',
    enforce: 'pre',
    load: (id) => (id.startsWith(DEMO) ? 'export const seedDemo = null' : null),
  }
}

/** Parts that few pages have, some with a library of their own. */
const FEW_PAGES =
  /\/(AskedAloud|ChoiceSentence|ChoiceTree|DataRows|DrawbridgeScene|FormParts|ListShows|LiveForm|NumberAndBirth|OlderNewer|Pagination|PrintButton|PrintSheet|QrCode|SeenRevision|SmallScenes|StandingSentences|Steps|Timeline|WasBecomes|YesNo|category-icons|desk-icons|form|form-problems|kept-code|sentence-text)\.tsx?$/

/** What nearly every page shows is one file: many small ones, each compressed by itself, weigh more. */
function sharedParts(id: string) {
  if (FEW_PAGES.test(id)) return undefined
  return /\/app\/(paths|ui\/[\w.-]+|i18n\/(SpeakOf|fetched-words|intl|path|text))\.tsx?$/.test(id)
    ? 'ui'
    : undefined
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    ...(process.env.WITHOUT_DEMO === '1' ? [leaveDemoOut()] : []),
    compileMessages(),
    wordFiles(isSsrBuild),
    remix(remixOptions),
    processes(),
    ...(isSsrBuild ? [packPackages()] : []),
  ],
  resolve: {
    alias: [
      { find: '~', replacement: new URL('./app', import.meta.url).pathname },
      // Messages are compiled at build, so the browser never parses one; single fetch is off, so it never decodes
      // a stream.
      ...(isSsrBuild
        ? []
        : [
            {
              find: /^turbo-stream$/,
              replacement: new URL('./app/no-turbo-stream.ts', import.meta.url).pathname,
            },
            {
              find: /^@formatjs\/icu-messageformat-parser$/,
              replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
            },
          ]),
    ],
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    // For what travels: 3 % less than the usual one, for a few seconds of the build.
    minify: isSsrBuild ? false : 'terser',
    terserOptions: { ecma: 2020, module: true, compress: { passes: 2 } },
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: sharedParts } },
  },
  ssr: { target: 'node' },
}))
