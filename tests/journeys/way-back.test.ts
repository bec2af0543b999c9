import { isNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '~/db/open.server'
import { session } from '~/identity/tables.server'
import { openKeyring } from '~/sealing/keyring.server'
import { expectAccessible } from '../support/accessible'
import { logInWith, onStage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'
import { words } from '../support/words'

/* The way in and back in a real browser: a time-out as a representative, two windows, no line, a new release. */

const ANNA = '999990408'
const GROUP = '/mijn/keuzes/groep/GP'
const YES = 'input[name="answer-RPZAC001"][value=yes]'
const ON = 'main button[name=next][value=on]'
const DIALOG = 'dialog[open]'

let portal: TestPortal
let browser: TestBrowser
onStage((stage) => ({ portal, browser } = stage), { story: true })

let page: Page
beforeEach(async () => {
  page = await browser.visit({ width: 400 })
  await logInWith(page, portal, ANNA)
})

it('comes back after a time-out as the same representative, with what was typed', async () => {
  await actForCato(page)
  await page.goto(portal.origin + GROUP)
  const before = await page.isChecked(YES)
  const answer = before ? YES.replace('yes', 'no') : YES
  await page.check(answer)
  await idle(16)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.waitForURL(/\/uitgelogd\?reden=tijd/)
  await expectAccessible(page, 'timed out')
  expect(await page.textContent('main')).toContain('Wat u invulde is bewaard')
  await picture(page, 'timed-out')
  await page.click('main a[href*="/inloggen/digid"]')
  await page.fill('input[name=bsn]', ANNA)
  await page.click('button[name=persona][value=bsn]')
  await page.waitForURL(new RegExp(GROUP))
  await page.waitForLoadState('networkidle')
  expect(await page.textContent('body')).toContain('Cato')
  expect(await page.isChecked(answer)).toBe(true)
  expect(await page.textContent('main')).toContain('Er is nog niets doorgegeven')
  await expectAccessible(page, 'given back')
  await picture(page, 'given-back')
  await page.goto(`${portal.origin}/mijn/namens`)
  await page.click('form[action="/mijn/namens"] button')
})

it('tells the other window that one logged out, with the true reason', async () => {
  const other = await page.context().newPage()
  await other.goto(portal.origin + GROUP)
  await other.waitForLoadState('networkidle')
  await page.goto(`${portal.origin}/mijn/meldingen`)
  await page.locator('form[action="/uitloggen"] button:visible').first().click()
  await page.waitForURL(/\/uitgelogd$/)
  await other.waitForURL(/\/uitgelogd\?reden=elders/)
  expect(await other.textContent('main')).toContain(words('nl', 'ui.ended.elders'))
  await picture(other, 'elsewhere')
})

describe('a form that gets no answer', () => {
  beforeEach(async () => {
    await page.goto(portal.origin + GROUP)
    await page.waitForLoadState('networkidle')
  })

  it('stays as it is without a line, and is sent again with one press', async () => {
    const chosen = await changeOne(page)
    await page.context().setOffline(true)
    await page.click(ON)
    await page.waitForSelector(DIALOG)
    expect(await page.textContent(DIALOG)).toContain(words('nl', 'ui.trouble.offline.title'))
    await expectAccessible(page, 'offline')
    await picture(page, 'offline')
    expect(await page.isChecked(chosen)).toBe(true)
    await page.context().setOffline(false)
    await page.click(`${DIALOG} button.nl-button--primary`)
    await page.waitForURL((url) => url.pathname !== GROUP)
  })

  it('can be sent by its own button when the message was closed', async () => {
    const chosen = await changeOne(page)
    await page.context().setOffline(true)
    await page.click(ON)
    await page.waitForSelector(DIALOG)
    await page.click(`${DIALOG} button:not(.nl-button--primary)`)
    expect(await page.isChecked(chosen)).toBe(true)
    await page.context().setOffline(false)
    await page.click(ON)
    await page.waitForURL((url) => url.pathname !== GROUP)
  })

  it.each(process.env.EVERY_WAY ? [502, 503, 504] : [503])(
    'stays through a proxy that says %d after it was carried out, and is done once',
    async (status) => {
      const chosen = await changeOne(page)
      let first = true
      await page.route(isSending, async (route) => {
        const answer = await route.fetch({ maxRedirects: 0 })
        if (!first) return route.fulfill({ response: answer })
        first = false
        return route.fulfill({ status, body: '<h1>Bad gateway</h1>' })
      })
      await page.click(ON)
      await page.waitForSelector(DIALOG)
      expect(await page.isChecked(chosen)).toBe(true)
      await page.click(`${DIALOG} button.nl-button--primary`)
      // Not carried out a second time: that would be a conflict with the draft that the first time made.
      await page.waitForURL((url) => url.pathname !== GROUP)
    },
  )

  it('leads on with a whole page where a new release answers', async () => {
    await changeOne(page)
    await page.evaluate(() => void Object.assign(window, { sameDocument: true }))
    await page.route(isSending, async (route) => {
      const answer = await route.fetch({ maxRedirects: 0 })
      await route.fulfill({ response: answer, headers: { ...answer.headers(), 'x-release': 'newer' } })
    })
    await page.click(ON)
    await page.waitForURL((url) => url.pathname !== GROUP)
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(false)
  })
})

const isSending = (url: URL) => url.pathname === GROUP && url.searchParams.has('_data')

/** Answers the first question otherwise than it is; gives what was chosen. */
async function changeOne(on: Page): Promise<string> {
  const chosen = (await on.isChecked(YES)) ? YES.replace('yes', 'no') : YES
  await on.check(chosen)
  return chosen
}

async function actForCato(on: Page) {
  await on.goto(`${portal.origin}/mijn/namens`)
  await on.locator('main .row a', { hasText: 'Cato' }).first().click()
  await on.check('input[name=betrokken]')
  await on.click('main form button')
  await on.waitForURL(/\/mijn$/)
}

/** Every session has been without activity for so many minutes. */
async function idle(minutes: number) {
  const { DATABASE_URL, SEAL_KEYS, INDEX_KEY } = portal.environment
  const keys = openKeyring({ sealKeys: SEAL_KEYS!, indexKey: INDEX_KEY! })
  const database = openDatabase(DATABASE_URL!, { migrationsRoot: 'drizzle', keys })
  const lastSeenAt = new Date(Date.now() - minutes * 60_000)
  await database.transact(async (transaction) => {
    await transaction.update(session).set({ lastSeenAt }).where(isNull(session.endedAt))
  })
  await database.close()
}

async function picture(on: Page, name: string) {
  if (process.env.PICTURES)
    await on.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
}
