import { beforeAll, describe, expect, it } from 'vitest'
import { addressIn } from '../support/address'
import { allWays, inTurn, onStage, openPage, type TestBrowser } from '../support/journey'
import { openPageOf, type PersonPage } from '../support/family-page'
import type { TestPortal } from '../support/portal'

/* A request to the privacy officer in a real browser, from both sides: asked, paused, answered, decided, done. */

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage), { story: true })

describe.each(inTurn('last', allWays()))(
  'in $language at $width px, scripts $javaScript, dark $dark',
  (way) => {
    let anna: PersonPage
    let joris: Awaited<ReturnType<typeof openPage>> & { go: (path: string) => Promise<unknown> }
    const SEND = 'main form .nl-button--primary'

    beforeAll(async () => {
      anna = await openPageOf('anna', way, { portal, browser })
      const opened = await openPage(browser, way)
      await opened.page.goto(`${portal.origin}/inloggen/desk`)
      await opened.page.click('button[name=persona][value=joris]')
      await opened.page.waitForURL(/privacyfunctionaris/)
      joris = { ...opened, go: (path) => opened.page.goto(portal.origin + addressIn(way.language, path)) }
    })

    it('from what somebody wants to what became of it', async () => {
      const { page, go, look } = anna
      await go('/mijn/rechten/nieuw?soort=erasure')
      await look('rights-ask')
      await page.fill('#tekst', 'Wis mijn bericht van 19 oktober en uw antwoord.')
      await page.click(SEND)
      await page.waitForURL(/gedaan=verstuurd/)
      await look('rights-request')
      const path = new URL(page.url()).pathname.replace(/^\/en/, '')

      await joris.go('/privacyfunctionaris')
      await joris.look('officer-worklist')
      await joris.page.click('button[name=take]')
      await joris.page.waitForURL(/verzoeken/)
      await joris.look('officer-request')
      const request = new URL(joris.page.url()).pathname.replace(/^\/en/, '')
      await joris.go(`${request}?doe=ask`)
      await joris.page.fill('#tekst', 'Om welk bericht gaat het?')
      await joris.page.click(SEND)
      await joris.page.waitForURL(/gedaan/)

      await go(path)
      await look('rights-paused')
      await page.fill('#tekst', 'Dat van 19 oktober.')
      await page.click(SEND)
      await page.waitForURL(/gedaan=toegevoegd/)

      await joris.go(`${request}?doe=decide`)
      await joris.look('officer-decide')
      await joris.page.check('input[value=in-part]')
      await joris.page.selectOption('[name=grond]', 'statutory-retention')
      await joris.page.fill('#tekst', 'Uw bericht gaat weg. Dat u ons schreef, blijft in het logboek staan.')
      await joris.page.click(SEND)
      await joris.page.waitForURL(/gedaan/)

      await go(path)
      await look('rights-decided')
      expect(await page.locator('.steps__step').count()).toBe(6)
      await go('/mijn/rechten')
      await look('rights-list')

      await joris.go(`${request}?doe=carry-out`)
      await joris.page.fill('#tekst', 'Het bericht is weg.')
      await joris.page.click(SEND)
      await joris.page.waitForURL(/gedaan/)
    })
  },
)
