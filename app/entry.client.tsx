import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { IntlProvider, makeIntl } from './i18n/intl'
import { languageOf, type Language } from './i18n/language'
import { steadyFetch } from './ui/steady-fetch'

const load: Record<Language, () => Promise<Record<string, string>>> = {
  nl: async () => (await import('./i18n/nl')).nl,
  en: async () => (await import('./i18n/en')).en,
}

/** Only the language of the page travels; switching languages loads a page. */
async function hydrate() {
  const language = languageOf(window.location.pathname)
  const intl = makeIntl(language, await load[language]())
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <IntlProvider intl={intl}>
          <RemixBrowser />
        </IntlProvider>
      </StrictMode>,
    )
  })
}

window.fetch = steadyFetch(window.__remixManifest.version)
void hydrate()
