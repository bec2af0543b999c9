import { beforeAll, describe, expect, it } from 'vitest'
import { allWays, inTurn, onStage, type TestBrowser } from '../support/journey'
import { openPageOf, type PersonPage } from '../support/family-page'
import type { TestPortal } from '../support/portal'
import { words } from '../support/words'

/* One's own data in a real browser: what is kept, what goes, erasing it and not after all. */

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage), { story: true })

describe.each(inTurn('first', allWays()))(
  'in $language at $width px, scripts $javaScript, dark $dark',
  (way) => {
    const { language } = way
    let anna: PersonPage

    beforeAll(async () => {
      anna = await openPageOf('anna', way, { portal, browser })
    })

    it('from the menu to what is kept, to what goes and stays, to deleted, and back', async () => {
      const { page, go, look } = anna
      await go('/mijn/gegevens')
      await look('own-data')
      await page.click('main a[href$="/mijn/gegevens/verwijderen"]')
      await page.waitForSelector('main form .nl-button--primary')
      await look('erase')
      await page.click('main form .nl-button--primary')
      await page.waitForSelector('.erasing-band')
      await look('erase-running')
      await go('/mijn')
      await look('erase-overview')
      await page.click('.erasing-band a')
      await page.waitForSelector('main button[value=keep]')
      await page.click('main button[value=keep]')
      await page.waitForURL(/gedaan=toch-niet/)
      expect(await page.textContent('main')).toContain(words(language, 'erase.do'))
      expect(await page.locator('.erasing-band').count()).toBe(0)
    })

    it('asks what becomes of what would outlive it', async () => {
      const { page, go, look } = anna
      await go('/mijn/noodslot')
      await page.click('button[value=lock]')
      await page.waitForSelector('button[value=lift]')
      await go('/mijn/gegevens/verwijderen')
      await page.click('main form .nl-button--primary')
      await page.waitForSelector('.error-summary, input[name=lock]:invalid')
      await look('erase-asks')
      await go('/mijn/noodslot')
      await page.click('button[value=lift]')
      await page.waitForURL(/gedaan=eraf/)
    })
  },
)
