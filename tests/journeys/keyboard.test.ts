import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { enter, expectAnswers } from '../support/choosing-page'
import { onStage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'

const BY_KEYBOARD = '999810054'
const NEXT = 'main button[name=next][value=on]'

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage))

it('goes with the keyboard alone, from the overview to a choice that was sent', async () => {
  const way = { language: 'nl', javaScript: true, width: 1280, dark: false, bsn: BY_KEYBOARD } as const
  const { page, open } = await enter({ portal, browser }, way)
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
  await expectAnswers(portal, BY_KEYBOARD, { '90000202': true, '90000303': true })
})

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
