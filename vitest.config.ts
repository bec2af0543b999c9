import { defineConfig } from 'vitest/config'
import { compileMessages } from './app/i18n/compile-messages.vite'

const shared = {
  plugins: [compileMessages()],
  resolve: { alias: { '~': new URL('./app', import.meta.url).pathname } },
}

/** The Remix plugin stays out: routes are tested on the built product, over HTTP. */
export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: { name: 'unit', include: ['app/**/*.test.{ts,tsx}', 'tests/{house,consent,db,stand-ins}/**/*.test.ts'] },
      },
    ],
  },
})
