import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { careSystem } from '../support/care-system'
import { becomeCitizen } from '../support/citizen'
import { inTurn, logInWith, onStage, openPage, waysOf, type TestBrowser, type Way } from '../support/journey'
import type { TestPortal } from '../support/portal'
import { addressIn } from '../support/address'

const BY_KEYBOARD = '999810054'

const OWN = ['90000101', '90000202', '90000303']
const LINDE = { holder: '90000101', holderType: 'Z3' }
const GP = '/mijn/keuzes/groep/GP'
const NEXT = 'main button[name=next][value=on]'

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage))

describe.each(inTurn('last', waysOf('999810017', '999810029', '999810030', '999810042')))(
  'choosing, $language, JavaScript $javaScript, $width px',
  (way) => {
    it('names one pharmacy, ends a yes, holds one kind of data back, and takes it all back', async () => {
      const { page, look, open } = await enter(way)
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
      await expectAnswers(way.bsn, { '90000202': true, '90000303': false })

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
      await expectAnswers(way.bsn, { '90000202': false, '90000303': false })
    })
  },
)

it('goes with the keyboard alone, from the overview to a choice that was sent', async () => {
  const way = { language: 'nl', javaScript: true, width: 1280, dark: false, bsn: BY_KEYBOARD } as const
  const { page, open } = await enter(way)
  const press = async (selector: string, key: 'Enter' | 'Space' = 'Enter') => {
    await tabTo(page, selector)
    await page.keyboard.press(key)
  }
  await open('/mijn')
  await press('main a[href="/mijn/keuzes"]')
  await page.waitForURL(/\/mijn\/keuzes$/)
  await tabTo(page, 'input[name=way]')
  await page.keyboard.press('ArrowDown')
  expect(await page.isChecked('#way-certain')).toBe(true)
  await press('main form:has(#way-all) .nl-button--primary')
  await page.waitForURL(/\/groep\/GP$/)
  await press('#answer-RPZAC104', 'Space')
  await press('button[value="except:GGC002.RPZAC005"]')
  await page.waitForURL(/\/uitzondering\/RPZAC005(\?|$)/)
  await press('main a[href*="/90000202"]')
  await page.waitForURL(/\/90000202(\?|$)/)
  await press('[id="answer-ura:90000202"]', 'Space')
  await tabTo(page, '[id="until-ura:90000202"]')
  await page.keyboard.type('31-12-2099')
  // Enter in a field goes on; it takes nothing away.
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/groep\/GP$/)
  await press(NEXT)
  await page.waitForURL(/\/groep\/(?!GP)/)
  await open('/mijn/keuzes/controle')
  await press('main form .nl-button--primary')
  await page.waitForURL(/\/klaar\?versie=1$/)
  await expectAnswers(BY_KEYBOARD, { '90000202': true, '90000303': true })
})

/** Somebody who did the first login and put three providers on the list, in a browser window of their own. */
async function enter(way: Way & { bsn: string }) {
  const { language, bsn } = way
  const citizen = await becomeCitizen(portal, `bsn:${bsn}`)
  for (const ura of OWN) {
    await citizen.get('/mijn/zorgaanbieders')
    await citizen.post('/mijn/zorgaanbieders', { ura, do: 'add', csrf: citizen.token() })
  }
  const { page, look } = await openPage(browser, way)
  const open = (path: string) => page.goto(portal.origin + addressIn(language, path))
  await open('/inloggen')
  await logInWith(page, portal, bsn)
  return { page, look, open }
}

/** Presses Tab until this element has the focus. */
async function tabTo(page: Page, selector: string) {
  await page.waitForSelector(selector)
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press('Tab')
    const there = await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)
    if (there) return
  }
  throw new Error(`the keyboard does not reach ${selector} on ${page.url()}`)
}

/** What De Linde's data are answered to these organisations. */
async function expectAnswers(bsn: string, answers: Record<string, boolean>) {
  const types: Record<string, string> = { '90000202': 'J8', '90000303': 'V6' }
  for (const [from, decision] of Object.entries(answers)) {
    const system = await careSystem(portal, `demo-${from}`)
    const heard = await system.ask({ ...LINDE, from, type: types[from]!, bsn })
    expect(heard, `what ${from} hears`).toMatchObject({ status: 200, body: { decision } })
  }
}
