import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { becomeCitizen, mailTo } from '../support/citizen'
import { documentOf } from '../support/counter'
import { logInWith, onStage, openPage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'
import { words } from '../support/words'

/*
 * A day at the counter of a GP and one at the desk of a hospital, with the keyboard alone: ten people come by, and nothing of any of
 * them is left. What is pressed is counted from the question on; what is typed into fields, and the print dialog of the browser, are
 * apart. Whom it was about reads it at home, in the language of that day, and puts it back.
 */

/** For an adult; a child of 12 to 15 says yes with a parent, which is a tick more. */
const MOST_PRESSES = { adult: 12, together: 14 }
const MOST_PAGES = 3
const DAYS = [
  {
    where: 'the counter of a GP',
    who: 'sanne',
    language: 'nl',
    dark: false,
    holder: 'Huisartsenpraktijk De Linde',
  },
  { where: 'the desk of a hospital', who: 'els', language: 'en', dark: true, holder: 'Ziekenhuis Noord' },
] as const

describe.each(DAYS)('a day at $where, in $language', ({ who, language, dark, holder }) => {
  let portal: TestPortal
  let browser: TestBrowser
  let page: Page
  let look: (what: string) => Promise<void>
  let code = ''
  let presses = 0
  let pages = new Set<string>()
  const day: { who: string; presses: number; pages: number }[] = []
  const text = (id: Parameters<typeof words>[1]) => words(language, id)
  const [notHere] = text('counter.not-here').split('.')
  const way = { language, javaScript: true, width: 1280, dark }
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
    // Somebody who speaks for an adult: authorised at home, by the person, who need not come along.
    const hugo = await becomeCitizen(portal, 'hugo')
    const sem = await becomeCitizen(portal, 'sem')
    await hugo.get('/mijn/namens/machtigen')
    await hugo.press('Verstuur mijn vraag', { bsn: documentOf('sem').bsn })
    await sem.get('/mijn/namens')
    await sem.get(
      sem.last!.document.querySelector<HTMLAnchorElement>('main .row a[href*="/machtiging/"]')!.href,
    )
    await sem.press('Ja, dat wil ik doen')
    ;({ page, look } = await openPage(browser, way))
    page.on('framenavigated', (frame) => pages.add(new URL(frame.url()).pathname))
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
  const isAsked = async () => {
    await page.waitForURL(/\/balie\/[^/]+$/)
    await page.waitForSelector('#vraag')
    await page.waitForLoadState('networkidle')
    presses = 0
    pages = new Set([new URL(page.url()).pathname])
  }
  const came = (who: string, most = MOST_PRESSES.adult) => {
    day.push({ who, presses, pages: pages.size })
    expect(presses).toBeLessThanOrEqual(most)
    expect(pages.size).toBeLessThanOrEqual(MOST_PAGES)
  }
  const answer = async (key: 'j' | 'n', { of }: { of: string[] }) => {
    await isAsked()
    await press(key)
    for (const selector of of) await tick(selector)
    await press('Enter')
    await page.waitForURL(/\/teruglezen$/)
    // The focus goes along to the new screen.
    await page.waitForFunction(() => document.activeElement?.id === 'inhoud')
    await tabTo('#leg-vast')
    await press('Enter')
    await page.waitForURL(/\/klaar/)
    await isShown(text('counter.done.title'))
  }
  /** The screen is clean: nothing of who was there stands on it, in its title, its fields, or what the browser keeps. */
  const isWiped = async (names: string[]) => {
    await isShown(text('counter.wiped'))
    await page.waitForLoadState('networkidle')
    const left = await page.evaluate(() => {
      const fields = [...document.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')]
      return {
        kept: JSON.stringify([
          document.title,
          location.href,
          history.state,
          { ...sessionStorage },
          { ...localStorage },
        ]),
        filled: fields.filter(({ type, value }) => type === 'text' && value !== '').map(({ name }) => name),
        offered: fields.filter(({ type }) => type === 'text').map((field) => field.autocomplete),
      }
    })
    expect([left.filled, new Set(left.offered)]).toEqual([[], new Set(['off'])])
    for (const name of names) expect(left.kept + (await page.content())).not.toContain(name)
  }
  const next = async (...names: string[]) => {
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('v')
    await isWiped(names)
  }
  const speaks = async (key: string) => {
    await page.waitForURL(/\/wie-spreekt$/)
    await page.focus('#document-passport')
    await page.keyboard.press('Space')
    await type(documentOf(key))
  }
  const IN_PERSON = ['[name=gevraagd]', '[name=aanwezig]', '[name=document]']
  const NOT_THERE = ['[name=gevraagd]', '[name=aanwezig]']

  afterAll(() => {
    const lines = day.map((one) => `  ${one.who.padEnd(34)} ${one.presses} presses, ${one.pages} pages`)
    process.stdout.write([`A day at ${holder}:`, ...lines, ''].join('\n'))
  })

  it('an adult: one question, read back and recorded in few presses, told at once; and back leads nowhere', async () => {
    await comes(documentOf('ivo'))
    await look(`counter-question-${who}`)
    await answer('j', { of: IN_PERSON })
    came('an adult')
    await look(`counter-recorded-${who}`)
    code = (await page.textContent('.slip__signs')) ?? ''
    await mailTo(portal, 'ivo@voorbeeld.nl', (mail) => !mail.includes('/bevestigen/'))
    const visit = page.url()
    const ivo = ['Ivo', documentOf('ivo').bsn]
    await next(...ivo)
    for (let back = 0; back < 2; back += 1) {
      await page.goBack()
      await isWiped(ivo)
    }
    await page.goto(visit)
    await isWiped(ivo)
  })

  it('a child of 8 with a parent, and then a child of 14 of the same parent', async () => {
    await comes(documentOf('cato'))
    await speaks('anna')
    await answer('j', { of: NOT_THERE })
    came('a child of 8')
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('k')
    await page.waitForURL(/gezin=/)
    await type(documentOf('bram'))
    await answer('j', { of: ['[name=kindja]', ...IN_PERSON] })
    came('a child of 14', MOST_PRESSES.together)
    await look(`counter-child-${who}`)
    await next('Cato', 'Bram')
  })

  it.each([
    ['fatima', 'somebody who locked'],
    ['yara', 'somebody who forbids it'],
    ['otto', 'somebody who died'],
  ])('%s, %s: one sentence', async (key, who) => {
    await comes(documentOf(key))
    await isShown(notHere!)
    ;[presses, pages] = [0, new Set(['one'])]
    await press('Escape')
    await isWiped([documentOf(key).bsn])
    day.push({ who, presses, pages: 1 })
  })

  it('somebody who was never here says no', async () => {
    await comes(documentOf('lies'))
    await answer('n', { of: IN_PERSON })
    came('somebody unknown')
    await next('Lies')
  })

  it('a wrong date, and the right one after it', async () => {
    await comes({ ...documentOf('karin'), geboortedatum: '1-1-1950' })
    await isShown(text('counter.find.nobody').split('.')[0]!)
    await look(`counter-nobody-${who}`)
    await page.goto(at('/zorgaanbieder/persoon'))
    await comes(documentOf('karin'))
    await answer('n', { of: IN_PERSON })
    came('a wrong date first')
    await next('Karin')
  })

  it('who was authorised by an adult speaks for them, found in our own store; another does not', async () => {
    await comes(documentOf('hugo'))
    await isAsked()
    for (const [key, finds] of [
      ['gerard', false],
      ['sem', true],
    ] as const) {
      await page.goto(`${page.url().replace(/\/wie-spreekt$/, '')}/wie-spreekt`)
      await speaks(key)
      if (!finds) await isShown(notHere!)
    }
    await answer('j', { of: NOT_THERE })
    came('authorised by an adult')
    await next('Hugo', 'Sem')
  })

  it('somebody in a hurry leaves halfway', async () => {
    await comes(documentOf('erik'))
    await isAsked()
    await press('j')
    await press('Escape')
    await isWiped(['Erik'])
    day.push({ who: 'somebody in a hurry', presses, pages: 1 })
  })

  it('nobody at the screen: it asks, any key goes on, and then it wipes itself', async () => {
    const left = await page.context().newPage()
    await left.clock.install()
    await left.goto(at('/zorgaanbieder/persoon'))
    for (const [name, value] of Object.entries(documentOf('erik')))
      await left.fill(`main [name=${name}]`, value)
    await left.keyboard.press('Enter')
    await left.waitForSelector('#vraag')
    await left.waitForLoadState('networkidle')
    await left.clock.fastForward('01:00')
    expect(await left.locator('dialog[open]').count()).toBe(0)
    await left.clock.fastForward('00:41')
    await left.waitForSelector('dialog[open] #bijna-gewist')
    await left.keyboard.press('Shift')
    await left.waitForSelector('dialog:not([open]) #bijna-gewist', { state: 'attached' })
    await left.clock.fastForward('02:01')
    await left.waitForSelector(`main :text("${text('counter.wiped')}")`)
    expect(await left.content()).not.toContain('Erik')
    await left.close()
  })

  it('at home: on top, with who and where; the page, the paper, and back in one step', async () => {
    const home = await openPage(browser, way)
    await logInWith(home.page, portal, documentOf('ivo').bsn)
    await home.page.goto(at('/mijn'))
    expect(await home.page.textContent('.on-top')).toContain(holder)
    await home.look(`citizen-banner-${who}`)
    await home.page.goto(at('/code'))
    await home.page.focus('main [name=code]')
    await home.page.keyboard.type(code)
    await home.page.keyboard.press('Enter')
    await home.page.waitForSelector(`main :text("${holder}")`)
    await home.look(`citizen-slip-${who}`)
    await home.page.goto(at('/mijn'))
    await home.page.focus('.on-top a')
    await home.page.keyboard.press('Enter')
    await home.page.waitForURL(/\/vastgelegd\/[^/]+$/)
    await home.look(`citizen-record-${who}`)
    await home.page.focus('main button[value=not-said]')
    await home.page.keyboard.press('Enter')
    await home.page.waitForURL(/gedaan=/)
    await home.page.waitForSelector(`h1:text("${text('recorded.done.not-said')}")`)
    expect(await home.page.textContent('main')).toContain(text('recorded.meanwhile'))
    await home.look(`citizen-put-back-${who}`)
  })
})
