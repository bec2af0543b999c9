import { describe, expect, it } from 'vitest'
import { enter, expectAnswers } from '../support/choosing-page'
import { inTurn, onStage, waysOf, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'

const GP = '/mijn/keuzes/groep/GP'
const NEXT = 'main button[name=next][value=on]'

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage))

describe.each(inTurn('last', waysOf('999810017', '999810029', '999810030', '999810042')))(
  'choosing, $language, JavaScript $javaScript, $width px',
  (way) => {
    it('names one pharmacy, ends a yes, holds one kind of data back, and takes it all back', async () => {
      const { page, look, open } = await enter({ portal, browser }, way)
      await open('/mijn/zorgaanbieders')
      await look('own-providers-marked')
      await open('/mijn/keuzes')
      await page.check('#way-certain')
      await page.click('main form .nl-button--primary')

      await page.waitForURL(/\/groep\/GP$/)
      await page.check('#answer-RPZAC104')
      await page.check('#answer-RPZAC005-no')
      await page.click('button[value="except:GGC002.RPZAC005"]')
      await page.waitForURL(/\/uitzondering\/RPZAC005(\?|$)/)
      await look('exceptions')
      await page.fill('input[name=zoek]', 'apotheek')
      await page.click('.search-form button')
      await page.waitForURL(/zoek=apotheek/)
      await page.waitForSelector('[role=status]')
      await look('exceptions-found')
      await page.click('main a[href*="/90000202"]')
      await page.waitForURL(/\/RPZAC005\/90000202(\?|$)/)
      await page.click(NEXT)
      await page.waitForSelector('.error-summary')
      await look('exception-error')
      await page.check('[id="answer-ura:90000202"]')
      await look('exception')
      await page.click(NEXT)

      await page.waitForURL(/\/groep\/GP$/)
      expect(await page.textContent('.exception')).toContain('Apotheek Centrum')
      await page.click('.disclosure summary:has(:text("?")) >> nth=-1')
      await page.fill('#until-RPZAC104', '31-2-2099')
      await page.click(NEXT)
      await page.waitForSelector('.error-summary')
      await look('group-date-error')
      expect(await page.inputValue('#until-RPZAC104')).toBe('31-2-2099')
      await page.fill('#until-RPZAC104', '31-12-2099')
      await page.click(NEXT)
      await page.waitForURL(/\/groep\/(?!GP)/)
      await open(GP)
      await look('group-chosen')

      await page.click('button[value="provider:90000101"]')
      await page.waitForURL(/\/zorgaanbieder\/90000101(\?|$)/)
      await look('provider')
      await page.click('button[value="data:GGC012"]')
      await page.waitForURL(/\/zorgaanbieder\/90000101\/GGC012(\?|$)/)
      await page.check('#answer-RPZAC104-no')
      await look('provider-part')
      await page.click(NEXT)

      await page.waitForURL(/\/controle(\?|$)/)
      await look('control-named')
      const lines = await page.locator('.change__sentence').allTextContents()
      expect(lines.some((line) => line.includes('Apotheek Centrum'))).toBe(true)
      expect(lines.some((line) => line.includes('2099'))).toBe(true)
      await page.click('main form .nl-button--primary')
      await page.waitForURL(/\/klaar\?versie=1$/)
      await look('done-named')
      await expectAnswers(portal, way.bsn, { '90000202': true, '90000303': false })

      await open('/mijn')
      await look('overview-named')
      await open('/mijn/keuzes/bij-naam')
      await look('named-choices')
      await page.click('.exception a >> nth=0')
      await page.click('main form button[name=remove]')
      await page.waitForURL(/\/controle\?terug=bij-naam$/)
      await look('control-removed')
      await open('/mijn/keuzes')
      await look('choices-with-draft')
      await page.check('#way-none')
      await page.locator('form:has(#way-none) .nl-button--primary').click()
      await page.waitForURL(/\/controle(\?|$)/)
      await look('control-none')
      await page.click('main form .nl-button--primary')
      await page.waitForURL(/\/klaar\?versie=2$/)
      await expectAnswers(portal, way.bsn, { '90000202': false, '90000303': false })
    })
  },
)
