import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { firstWords } from './i18n/fetched-words'
import { WordSourceProvider } from './i18n/intl'
import { languageOf } from './i18n/language'
import type { RootData } from './ui/root-data'
import { steadyFetch } from './ui/steady-fetch'

/** Brings to life what the server rendered, with the same words; a page that says not where those are stays as it is. */
async function hydrate() {
  const root = window.__remixContext.state.loaderData?.root as RootData | undefined
  if (!root) return
  const source = await firstWords(languageOf(window.location.pathname), root.words)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <WordSourceProvider source={source}>
          <RemixBrowser />
        </WordSourceProvider>
      </StrictMode>,
    )
  })
}

window.fetch = steadyFetch(window.__remixManifest.version)
void hydrate()
