import type { Page } from 'playwright-core'
import { openPage, type TestBrowser, type Way } from './journey'
import type { TestPortal } from './portal'
import { addressIn } from './address'

type Stage = { portal: TestPortal; browser: TestBrowser }

/** A page of a persona who is logged in, in the given way, with what people do for others there. */
export async function openPageOf(name: string, way: Way, { portal, browser }: Stage) {
  const { page, look } = await openPage(browser, way)
  await page.goto(`${portal.origin}/inloggen/digid`)
  await page.click(`button[name=persona][value=${name}]`)
  await page.waitForURL(/\/mijn(\/zestien)?$/)
  const go = (path: string) => page.goto(portal.origin + addressIn(way.language, path))
  return { page, look, go, ...acts(page, go) }
}

function acts(page: Page, go: (path: string) => Promise<unknown>) {
  const act = async (child: string) => {
    await go('/mijn/namens')
    await page.click(`main .row a.nl-button:has-text("${child}")`)
    await page.waitForSelector('#betrokken')
    await page.check('#betrokken')
    await page.click('main form .nl-button--primary')
    await page.waitForSelector('.acting-band')
  }
  return {
    act,
    async stopActing() {
      await page.click('.acting-band button')
      await page.waitForSelector('.acting-band', { state: 'detached' })
    },
    /** Answers about GPs and sends it; ends where what was sent, or what is asked, is told. */
    async choose(answers: Record<string, 'yes' | 'no'>) {
      await go('/mijn/keuzes/groep/GP')
      for (const [receiver, answer] of Object.entries(answers))
        await page.check(`#answer-${receiver}${answer === 'no' ? '-no' : ''}`)
      await page.click('button[name=next][value=on]')
      await page.waitForURL(/\/groep\/(?!GP)/)
      await go('/mijn/keuzes/controle')
      await page.click('main form .nl-button--primary')
      await page.waitForURL(/\/(klaar|akkoord)/)
    },
    /** Opens the newest thing that was asked. */
    async openAsked() {
      await go('/mijn/akkoord')
      await page.click('.rows a')
      await page.waitForURL(/\/mijn\/akkoord\/[0-9a-v]{26}/)
    },
    /** Answers what is open. */
    async answer(how: 'approve' | 'decline') {
      await page.click(`button[value=${how}]`)
      await page.waitForURL(how === 'decline' ? /\/nee$/ : /\/klaar/)
    },
  }
}

/** A page of somebody, and what they do on it. */
export type PersonPage = Awaited<ReturnType<typeof openPageOf>>
