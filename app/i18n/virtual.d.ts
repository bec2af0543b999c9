/** What `word-files.vite.ts` makes at the build for the server. */
declare module 'virtual:word-files' {
  import type { WordFiles } from '~/i18n/word-files'

  export const files: WordFiles
}
