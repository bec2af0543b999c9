import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { allWays, inTurn, onStage, openPage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'
import { words } from '../support/words'
import { addressIn } from '../support/address'

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage), { story: true })

describe.each(inTurn('last', allWays()))(
  'who viewed, $language, JavaScript $javaScript, $width px, dark $dark',
  (way) => {
    it('is found, narrowed, understood, kept and contradicted', async () => {
      const say = (id: string) => words(way.language, id)
      const { page, look } = await openPage(browser, way)
      const go = (path: string) => page.goto(portal.origin + addressIn(way.language, path))
      await go('/inloggen/digid')
      await page.click('button[name=persona][value=anna]')
      await page.waitForURL(/\/mijn$/)

      await go('/mijn/bekeken')
      await look('viewed-list')
      const all = await page.locator('.timeline__entry').count()
      expect(all).toBeGreaterThan(5)

      await page.selectOption('#antwoord', 'nee')
      await page.click('.filter > .nl-button')
      await page.waitForURL(/antwoord=nee/)
      await expect.poll(() => page.locator('.timeline__entry').count()).toBeLessThan(all)
      expect(await page.inputValue('#antwoord')).toBe('nee')
      const never = page.locator('.timeline__entry', { hasText: 'Verzekeraar Voorbeeld' })
      expect(await never.locator('.badge').textContent()).toBe(say('viewed.never'))
      await never.locator('summary').click()
      await expect.poll(() => never.locator('details p').first().isVisible()).toBe(true)
      await look('viewed-why')

      await page.locator('.filter summary').click()
      await page.fill('#van', '29-2-2027')
      await page.fill('#tot', '1-1-2027')
      await page.locator('.filter__row .nl-button').click()
      await page.waitForSelector('.error-summary')
      await expect.poll(() => page.title()).toMatch(new RegExp(`^${say('ui.error.before')}`))
      expect(await page.inputValue('#van')).toBe('29-2-2027')
      expect(await page.locator('.timeline__entry').count()).toBeGreaterThan(0)
      await look('viewed-error')

      await go('/mijn/bekeken?tot=1-1-2001')
      await look('viewed-none')
      await go('/mijn/bekeken?wanneer=alles')
      expect(await csvOf(page, say('viewed.csv'))).toContain('Verzekeraar Voorbeeld')
      await page.click(`a:has-text("${say('viewed.print')}")`)
      await page.waitForURL(/afdrukken/)
      await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(all)
      await look('viewed-print')

      await go('/mijn/bekeken')
      await page
        .locator('.timeline__entry a', { hasText: say('viewed.not-right') })
        .first()
        .click()
      await page.waitForURL(/\/contact\?kenmerk=/)
      const reference = new URL(page.url()).searchParams.get('kenmerk')!
      await expect.poll(() => page.textContent('main')).toContain(reference)
      await look('viewed-contact')
      await page.context().close()
    })
  },
)

async function csvOf(page: Page, link: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`a:has-text("${link}")`)])
  return readFileSync(await download.path(), 'utf8')
}
