import { describe, expect, it } from 'vitest'
import { keepPicture } from '../support/browser'
import { becomeCitizen, choose } from '../support/citizen'
import {
  logInWith,
  onStage,
  openPage,
  pictureName,
  inTurn,
  waysOf,
  type TestBrowser,
  type Way,
} from '../support/journey'
import type { TestPortal } from '../support/portal'
import { words } from '../support/words'
import { addressIn } from '../support/address'

const SEND = 'main form .nl-button--primary'

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage))

describe.each(inTurn('first', waysOf('999800061', '999800073', '999800085', '999800097')))(
  'seeing it and undoing it, $language, JavaScript $javaScript, $width px, dark $dark',
  (way) => {
    it('goes from a proof back to what was, to trying out, to stopping everything', async () => {
      const { page, look } = await arrive(way)
      const at = (path: string) => page.goto(portal.origin + addressIn(way.language, path))

      await at('/mijn/keuzes/klaar?versie=2')
      await look('proof')
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href*="/bewijs"]')])
      expect(download.suggestedFilename()).toBe('zeggenschap-2.json')
      await page.emulateMedia({ media: 'print' })
      await page.waitForSelector('.print-sheet__head', { state: 'visible' })
      expect(await page.isVisible('main button')).toBe(false)
      await keepPicture(page, `${pictureName(way, 'proof')}-print`)
      await page.emulateMedia({ media: 'screen' })

      await at('/mijn/geschiedenis')
      await look('history')
      expect(await page.locator('.timeline__entry').count()).toBe(2)
      await page.click('main button[name=do][value=undo]')
      await page.waitForURL(/\/controle\?versie=1$/)
      await look('undo-control')
      await page.click(SEND)
      await page.waitForURL(/\/klaar\?versie=3$/)

      await at('/mijn/geschiedenis/2')
      await look('history-version')
      await page.click('main button[name=do][value=restore]')
      await page.waitForURL(/\/controle\?versie=2$/)
      await page.click(SEND)
      await page.waitForURL(/\/klaar\?versie=4$/)

      await at('/mijn/wat-als')
      await look('what-if')
      await page.click('main button[name=doe][value=toon]')
      await page.waitForSelector('.error-summary')
      await look('what-if-error')
      await page.selectOption('#houder', 'ura:90000101')
      await page.selectOption('#gegevens', 'GGC002')
      await page.fill('input[name=zoek]', 'ziekenhuis noord')
      await page.click('main button[name=doe][value=zoek]')
      await page.waitForSelector('#vrager option[value="ura:90000303"]', { state: 'attached' })
      await page.selectOption('#vrager', 'ura:90000303')
      await page.click('main button[name=doe][value=toon]')
      await page.waitForSelector('.large-answer')
      await look('what-if-answer')
      expect(await page.textContent('.large-answer')).toContain(words(way.language, 'ui.answer.yes'))

      await at('/mijn')
      await look('overview-chosen')
      await page.click('a[href$="/mijn/intrekken"]')
      await page.waitForURL(/\/mijn\/intrekken$/)
      await look('withdraw')
      await page.click('main .row a')
      await page.waitForURL(/\/mijn\/intrekken\/keuze/)
      await look('withdraw-one')
      await page.click(SEND)
      await page.waitForURL(/\/klaar\?versie=5$/)

      await at('/')
      await page.locator('main a[href$="/mijn"]:visible').first().click()
      await page.waitForURL(/\/mijn$/)
      await page.click('a[href$="/mijn/alles-stoppen"]')
      await page.waitForURL(/\/mijn\/alles-stoppen$/)
      await look('stop-everything')
      await page.click(SEND)
      await page.waitForURL(/\/klaar\?versie=6$/)
      await at('/mijn/alles-stoppen')
      await look('stop-everything-done')
      await at('/mijn/intrekken')
      await look('withdraw-nothing')
    })
  },
)

/** Somebody who chose twice and has two own providers, in a browser of the way. */
async function arrive(way: Way & { bsn: string }) {
  const visitor = await becomeCitizen(portal, `bsn:${way.bsn}`)
  for (const ura of ['90000101', '90000202'])
    await visitor.post('/mijn/zorgaanbieders', { csrf: visitor.token(), ura, do: 'add' })
  await choose(visitor, { RPZAC001: 'yes', RPZAC005: 'yes' })
  await choose(visitor, { RPZAC005: 'no', RPZAC104: 'yes', RPZAC003: 'no' })
  await visitor.get('/mijn/keuzes/groep/HOSPITAL')
  const opened = await openPage(browser, way)
  await logInWith(opened.page, portal, way.bsn)
  return opened
}
