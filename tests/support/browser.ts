import { mkdirSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findBrowser } from '../../bin/browser.js'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Visit = { javaScript?: boolean; width?: number; dark?: boolean }

/** A real browser; `visit` gives a page of its own, as a new visitor has. */
export async function openBrowser() {
  const browser: Browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS })
  return {
    async visit({ javaScript = true, width = 1280, dark = false }: Visit = {}): Promise<Page> {
      const context = await browser.newContext({
        javaScriptEnabled: javaScript,
        viewport: { width, height: width < 600 ? 800 : 900 },
        colorScheme: dark ? 'dark' : 'light',
        locale: 'nl-NL',
        timezoneId: 'America/New_York',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(120_000)
      return page
    },
    close: () => browser.close(),
  }
}

/** Keeps a picture of the whole page in the documentation, when `SCREENSHOTS` asks for it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return
  mkdirSync('docs/screenshots', { recursive: true })
  await page.screenshot({ path: `docs/screenshots/${name}.png`, fullPage: true })
}
