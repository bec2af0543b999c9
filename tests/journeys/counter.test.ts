import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { becomeCitizen, mailTo } from '../support/citizen'
import { documentOf } from '../support/counter'
import { onStage, openPage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'

/*
 * A day at a counter, with the keyboard alone: ten people come by, and nothing of any of them is left. What is pressed is
 * counted from the question on; what is typed into fields, and the print dialog of the browser, are apart.
 */

const MOST_PRESSES = 12
const WAYS = [
  { who: 'sanne', language: 'nl', width: 1280, dark: false },
  { who: 'els', language: 'en', width: 1280, dark: true },
] as const
const WORDS = {
  nl: {
    notHere: 'Voor deze persoon kunt u hier niets vastleggen.',
    nobody: 'Wij vinden niemand',
    wiped: 'Het scherm is gewist.',
    recorded: 'Vastgelegd',
  },
  en: {
    notHere: 'You cannot record anything for this person here.',
    nobody: 'We find nobody',
    wiped: 'The screen has been cleared.',
    recorded: 'Recorded',
  },
} as const

describe.each(WAYS)('a day of $who, in $language', ({ who, language, width, dark }) => {
  let portal: TestPortal
  let browser: TestBrowser
  let page: Page
  let look: (what: string) => Promise<void>
  let presses = 0
  const said = WORDS[language]
  const at = (path: string) => `${portal.origin}${language === 'en' ? '/en' : ''}${path}`

  onStage((stage) => ({ portal, browser } = stage))

  beforeAll(async () => {
    await becomeCitizen(portal, 'ivo')
    const fatima = await becomeCitizen(portal, 'fatima')
    await fatima.get('/mijn/noodslot')
    await fatima.submit('main form button')
    const yara = await becomeCitizen(portal, 'yara')
    await yara.get('/mijn/vastgelegd')
    await yara.submit('main form button')
    ;({ page, look } = await openPage(browser, { language, javaScript: true, width, dark }))
    await page.addInitScript(() => void (window.print = () => undefined))
    await page.goto(`${portal.origin}/inloggen/dezi`)
    await page.click(`button[name=persona][value="${who}"]`)
    await page.waitForURL(/\/zorgaanbieder/)
  })

  const press = async (key: string) => {
    presses += 1
    await page.keyboard.press(key)
  }
  const type = async (fields: Record<string, string>) => {
    for (const [name, value] of Object.entries(fields)) {
      await page.focus(`main [name=${name}]`)
      await page.keyboard.type(value)
    }
    await page.keyboard.press('Enter')
  }
  const comes = async (fields: Record<string, string>) => {
    if (!page.url().includes('/zorgaanbieder/persoon')) await page.goto(at('/zorgaanbieder/persoon'))
    await type(fields)
  }
  const isShown = (words: string) => page.waitForSelector(`main :text("${words}")`)
  /** Tab until something of the form has the focus. */
  const tabTo = async (selector: string) => {
    for (let tried = 0; tried < 40; tried += 1) {
      await press('Tab')
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    }
    throw new Error(`${selector} is not reached by Tab`)
  }
  const tick = async (selector: string) => {
    await tabTo(selector)
    await press('Space')
  }
  const answer = async (key: 'j' | 'n', { of }: { of: string[] }) => {
    await page.waitForURL(/\/balie\/[^/]+$/)
    await page.waitForSelector('#vraag')
    await page.waitForLoadState('networkidle')
    presses = 0
    await press(key)
    for (const selector of of) await tick(selector)
    await press('Enter')
    await page.waitForURL(/\/teruglezen$/)
    // The focus goes along to the new screen.
    await page.waitForFunction(() => document.activeElement?.id === 'inhoud')
    await tabTo('#leg-vast')
    await press('Enter')
    await page.waitForURL(/\/klaar/)
    await isShown(said.recorded)
  }
  const next = async () => {
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('v')
    await isShown(said.wiped)
  }
  const IN_PERSON = ['[name=gevraagd]', '[name=aanwezig]', '[name=document]']
  const FOR_A_CHILD = ['[name=gevraagd]', '[name=aanwezig]']

  it('an adult: one question, read back and recorded in few presses, and told at once', async () => {
    await comes(documentOf('ivo'))
    await answer('j', { of: IN_PERSON })
    expect(presses).toBeLessThanOrEqual(MOST_PRESSES)
    await look(`counter-recorded-${who}`)
    await mailTo(portal, 'ivo@voorbeeld.nl', (text) => !text.includes('/bevestigen/'))
    const visit = page.url()
    await next()
    await page.goBack()
    await isShown(said.wiped)
    await page.goto(visit)
    await isShown(said.wiped)
    expect(await page.content()).not.toContain('Ivo')
  })

  it('a child of 8 with a parent, and then a child of 14 of the same parent', async () => {
    await comes(documentOf('cato'))
    await page.waitForURL(/\/wie-spreekt$/)
    await page.check('#document-passport')
    await type(documentOf('anna'))
    await answer('j', { of: FOR_A_CHILD })
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('k')
    await page.waitForURL(/gezin=/)
    await type(documentOf('bram'))
    await answer('j', { of: ['[name=kindja]', ...IN_PERSON] })
    await look(`counter-child-${who}`)
    await next()
  })

  it.each(['fatima', 'yara', 'otto'])('%s, for whom nothing is recorded: one sentence', async (key) => {
    await comes(documentOf(key))
    await isShown(said.notHere)
    await page.keyboard.press('Escape')
    await isShown(said.wiped)
  })

  it('somebody who was never here says no', async () => {
    await comes(documentOf('gerard'))
    await answer('n', { of: IN_PERSON })
    await next()
  })

  it('a wrong date, and the right one after it', async () => {
    await comes({ ...documentOf('liam'), geboortedatum: '1-1-1950' })
    await isShown(said.nobody)
    await look(`counter-nobody-${who}`)
  })

  it('somebody in a hurry leaves halfway', async () => {
    await page.goto(at('/zorgaanbieder/persoon'))
    await comes(documentOf('erik'))
    await page.waitForSelector('#vraag')
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('j')
    await page.keyboard.press('Escape')
    await isShown(said.wiped)
  })
})
