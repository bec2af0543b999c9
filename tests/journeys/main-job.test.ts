import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { careSystem } from '../support/care-system'
import { mailedLink, mailTo } from '../support/citizen'
import { inTurn, onStage, openPage, waysOf, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'
import { words } from '../support/words'
import { addressIn } from '../support/address'

const LINDE = { holder: '90000101', holderType: 'Z3' }

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage))

describe.each(inTurn('first', waysOf('999800012', '999800024', '999800036', '999800048')))(
  'the main job, $language, JavaScript $javaScript, $width px, dark $dark',
  (way) => {
    it('goes from logging in to a no that a care system hears', async () => {
      const { page, look } = await openPage(browser, way)
      const troubles = listen(page)
      const mail = `post-${way.bsn}@voorbeeld.nl`

      await page.goto(portal.origin + addressIn(way.language, '/'))
      await look('home')
      await page.click(`main a:has-text("${words(way.language, 'public.home.log-in')}")`)
      await page.fill('input[name=bsn]', way.bsn)
      await page.click('button[name=persona][value=bsn]')

      await page.waitForURL(/\/welkom$/)
      await look('welcome')
      await page.click('main form .nl-button--primary')
      await page.waitForURL(/\/welkom\/e-mail$/)
      await look('welcome-mail')
      await page.click('main form .nl-button--primary')
      await page.waitForSelector('.error-summary')
      await expect.poll(() => page.title()).toMatch(new RegExp(`^${words(way.language, 'ui.error.before')}`))
      await look('welcome-mail-error')
      await page.fill('input[name=email]', mail)
      await page.check('input[name=kinds][value=viewed]')
      await page.click('main form .nl-button--primary')
      await page.waitForURL(/\/welkom\/bevestigen$/)
      await look('welcome-confirm')
      await page.goto(await mailedLink(portal, mail))
      await look('confirm-address')
      await page.click('main form .nl-button--primary')
      await page.waitForSelector('main form .nl-button--primary', { state: 'detached' })
      await look('address-confirmed')

      await page.goto(portal.origin + addressIn(way.language, '/mijn'))
      await look('overview-empty')
      for (const [query, ura] of [
        ['linde utrecht', '90000101'],
        ['apotheek centrum', '90000202'],
        ['ziekenhuis noord', '90000303'],
      ]) {
        await page.goto(`${portal.origin}${addressIn(way.language, '/mijn/zorgaanbieders')}?zoek=${query}`)
        await page.click(`form:has(input[name=ura][value="${ura}"]) button[value=add]`)
        await page.waitForSelector(`form:has(input[name=ura][value="${ura}"]) button[value=remove]`)
      }
      await look('own-providers')

      await page.goto(portal.origin + addressIn(way.language, '/mijn/keuzes'))
      await look('choices')
      await page.check('#way-certain')
      await page.click('main form .nl-button--primary')
      await page.waitForURL(/\/groep\/GP$/)
      await page.waitForSelector('#answer-RPZAC104')
      expect(await page.locator('.answer__input:checked').count()).toBe(0)
      await page.check('#answer-RPZAC104')
      await page.check('#answer-RPZAC001')
      await page.check('#answer-RPZAC005-no')
      await look('group')
      await page.click('main button[name=next][value=on]')
      await page.waitForURL(/\/groep\/(?!GP)/)
      await page.goto(portal.origin + addressIn(way.language, '/mijn/keuzes/controle'))
      await look('control')
      expect(await page.textContent('main')).toContain('Ziekenhuis Noord (Huisartsenpraktijk De Linde)')
      await page.click('main form .nl-button--primary')
      await page.waitForURL(/\/klaar\?versie=1$/)
      await look('done')

      const hospital = await careSystem(portal, 'demo-90000303')
      const pharmacy = await careSystem(portal, 'demo-90000202')
      const asHospital = { ...LINDE, from: '90000303', type: 'V6', bsn: way.bsn }
      expect(await hospital.ask(asHospital)).toMatchObject({ status: 200, body: { decision: true } })
      const asPharmacy = { ...LINDE, from: '90000202', type: 'J8', bsn: way.bsn }
      expect(await pharmacy.ask(asPharmacy)).toMatchObject({ status: 200, body: { decision: false } })

      await page.goto(portal.origin + addressIn(way.language, '/mijn/bekeken'))
      await look('viewed')
      const viewed = await page.locator('.timeline__entry').allTextContents()
      expect(viewed[0]).toContain('Apotheek Centrum')
      expect(viewed[0]).toContain(words(way.language, 'ui.answer.no'))
      expect(viewed[1]).toContain('Ziekenhuis Noord')
      expect(viewed[1]).toContain(words(way.language, 'ui.answer.yes'))
      const told = await mailTo(portal, mail, (text) => !text.includes('/bevestigen/'))
      expect(`${told.subject} ${told.text} ${told.html}`).not.toMatch(/Ziekenhuis|huisarts|hospital|\bGP\b/i)

      await page.goto(portal.origin + addressIn(way.language, '/mijn'))
      await look('overview')
      await page.goto(portal.origin + addressIn(way.language, '/mijn/keuzes/groep/GP'))
      await page.check('#answer-RPZAC104-no')
      await page.click('main button[name=next][value=on]')
      await page.waitForURL(/\/groep\/(?!GP)/)
      await page.goto(portal.origin + addressIn(way.language, '/mijn/keuzes/controle'))
      await page.click('main form .nl-button--primary')
      await page.waitForURL(/\/klaar\?versie=2$/)
      expect(await hospital.ask(asHospital)).toMatchObject({ status: 200, body: { decision: false } })

      await page
        .locator(`button:has-text("${words(way.language, 'ui.log-out')}"):visible`)
        .first()
        .click()
      await page.waitForURL(/\/uitgelogd/)
      await look('logged-out')
      await page.goto(portal.origin + addressIn(way.language, '/mijn'))
      expect(page.url()).toContain('/inloggen')
      await look('login')
      expect(troubles).toEqual([])
    })
  },
)

/** What a browser complains about; a page must give it no reason. */
function listen(page: Page): string[] {
  const troubles: string[] = []
  page.on('console', (message) => {
    // A form that comes back with 422 is an answer, which Chromium tells as a resource that failed.
    if (message.type() === 'error' && !message.text().includes('422'))
      troubles.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => void troubles.push(`${page.url()}: ${error.message}`))
  return troubles
}
