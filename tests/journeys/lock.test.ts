import { beforeAll, describe, expect, it } from 'vitest'
import { allWays, inTurn, onStage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'
import { openPageOf, type PersonPage } from '../support/family-page'
import { words } from '../support/words'

/* The emergency lock in a real browser: a parent for a young child, and a child of 14 who needs a parent to lift it. */

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage), { story: true })

describe.each(inTurn('last', allWays()))(
  'in $language at $width px, scripts $javaScript, dark $dark',
  (way) => {
    const { language } = way
    const press = async (one: PersonPage, value: string, ends: RegExp) => {
      await one.page.click(`main button[value=${value}]`)
      await one.page.waitForURL(ends)
    }
    let anna: PersonPage
    let bram: PersonPage

    beforeAll(async () => {
      const stage = { portal, browser }
      anna = await openPageOf('anna', way, stage)
      bram = await openPageOf('bram', way, stage)
    })

    it('a parent sets it for a child of 8, sees it everywhere, and lifts it', async () => {
      const { page, go, look } = anna
      await anna.act('Cato')
      await go('/mijn')
      await page.click('main a[href$="/mijn/noodslot"]')
      await page.waitForSelector('button[value=lock]')
      await look('lock-off')
      await page.click('button[value=lock]')
      await page.waitForSelector('button[value=lift]')
      await look('lock-on')
      await go('/mijn')
      await look('lock-overview')
      await go('/mijn/keuzes')
      expect(await page.textContent('main')).toContain(words(language, 'lock.notice.choosing'))
      await go('/mijn/noodslot')
      await press(anna, 'lift', /gedaan=eraf/)
      await look('lock-lifted')
    })

    it('a child of 14 sets it alone, and lifts it with a parent', async () => {
      const { page, go } = bram
      await go('/mijn/noodslot')
      await page.click('button[value=lock]')
      await page.waitForSelector('button[value=lift]')
      await press(bram, 'lift', /\/mijn\/akkoord\//)
      await bram.look('lock-asked')
      await anna.stopActing()
      await anna.act('Bram')
      await anna.go(new URL(page.url()).pathname.replace(/^\/en/, ''))
      await anna.look('lock-answer')
      await anna.page.click('button[value=approve]')
      await anna.page.waitForSelector('.two-answers', { state: 'detached' })
      expect(await anna.page.textContent('h1')).toBe(words(language, 'agreement.lift.end.title'))
      await go('/mijn/noodslot')
      expect(await page.locator('button[value=lock]').count()).toBe(1)
    })
  },
)
