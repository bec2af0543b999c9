import type { Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Language } from '~/i18n/language'
import { expectAccessible } from './accessible'
import { keepPicture, openBrowser } from './browser'
import { startTestPortal, type TestPortal } from './portal'

/** How somebody goes through a journey. */
export type Way = { language: Language; javaScript: boolean; width: number; dark: boolean }

const FOUR_WAYS: Way[] = [
  { language: 'nl', javaScript: true, width: 1280, dark: false },
  { language: 'nl', javaScript: false, width: 320, dark: true },
  { language: 'en', javaScript: true, width: 1280, dark: false },
  { language: 'en', javaScript: false, width: 320, dark: true },
]

/** The ways in which a journey is made. */
export function allWays(): Way[] {
  return mostDifferent(FOUR_WAYS)
}

/** One of the two in the gate, so that journeys that need long take turns; every way when asked. */
export function inTurn<Each>(turn: 'first' | 'last', ways: Each[]): Each[] {
  return ways.length > 2 ? ways : ways.slice(turn === 'first' ? 0 : -1).slice(0, 1)
}

/** The same with somebody new for each, so that each is a first login. */
export function waysOf(...bsns: [string, string, string, string]): (Way & { bsn: string })[] {
  return mostDifferent(FOUR_WAYS.map((way, place) => ({ ...way, bsn: bsns[place]! })))
}

/**
 * The first and the last, which differ in everything; all of them when `EVERY_WAY` or `SCREENSHOTS` is set, which takes
 * twice as long.
 */
function mostDifferent<Each>(ways: Each[]): Each[] {
  const every = process.env.EVERY_WAY ?? process.env.SCREENSHOTS
  return every ? ways : ways.filter((_, place) => place === 0 || place === ways.length - 1)
}

type Stage = { portal: TestPortal; browser: Awaited<ReturnType<typeof openBrowser>> }
export type TestBrowser = Stage['browser']

/** Starts the built portal and a browser before the journeys of a file, and stops them afterwards. */
export function onStage(take: (stage: Stage) => void, options?: Parameters<typeof startTestPortal>[0]): void {
  const stage: Partial<Stage> = {}
  beforeAll(async () => {
    stage.portal = await startTestPortal({ ...options, seeded: inject('seeded') })
    stage.browser = await openBrowser()
    take(stage as Stage)
  })
  afterAll(async () => {
    await stage.browser?.close()
    await stage.portal?.stop()
  })
}

/**
 * A page as the way says, and `look`: axe, no sideways scrolling, and a picture for the documentation. Without scripts axe
 * runs in a twin that has them.
 */
export async function openPage(browser: TestBrowser, way: Way) {
  const page = await browser.visit(way)
  const twin = way.javaScript ? undefined : await browser.visit({ ...way, javaScript: true })
  const look = async (what: string) => {
    await page.waitForLoadState('networkidle')
    await expectAccessible(page, what, twin)
    await keepPicture(page, pictureName(way, what))
  }
  return { page, look }
}

/** How a picture of this way is called. */
export function pictureName({ language, javaScript, width, dark }: Way, what: string): string {
  return [what, language, width, dark && 'dark', !javaScript && 'no-script'].filter(Boolean).join('-')
}

/** Logs in through the stand-in as somebody who did the first login. */
export async function logInWith(page: Page, { origin }: TestPortal, bsn: string): Promise<void> {
  await page.goto(`${origin}/inloggen/digid`)
  await page.fill('input[name=bsn]', bsn)
  await page.click('button[name=persona][value=bsn]')
  await page.waitForURL(/\/mijn$/)
}
