import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openDatabase } from '~/db/open.server'
import { subject } from '~/person/tables.server'
import { openKeyring } from '~/sealing/keyring.server'
import { becomeCitizen, mailedLink, mailTo } from '../support/citizen'
import { inTurn, logInWith, onStage, openPage, waysOf, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'
import { words } from '../support/words'
import { addressIn } from '../support/address'

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage))

describe.each(inTurn('first', waysOf('999800103', '999800115', '999800127', '999800139')))(
  'mail, $language, JavaScript $javaScript, $width px, dark $dark',
  (way) => {
    const say = (id: string) => words(way.language, id)
    const path = (to: string) => portal.origin + addressIn(way.language, to)

    it('is switched on, moved to another address, stopped, and repaired', async () => {
      const mail = `post-${way.bsn}@voorbeeld.nl`
      const other = `nieuw-${way.bsn}@voorbeeld.nl`
      await becomeCitizen(portal, `bsn:${way.bsn}`, mail)
      const { page, look } = await openPage(browser, way)
      await logInWith(page, portal, way.bsn)

      await page.goto(path('/mijn/meldingen'))
      await page.fill('input[name=name]', 'Anna 999990408')
      await press(page, say('settings.save'))
      await page.waitForSelector('.error-summary')
      expect(await page.textContent('.error-summary')).toContain(say('notification.name.number'))
      await look('mail-settings-error')
      await page.fill('input[name=name]', 'Huize Anna')
      await page.check('input[name=kinds][value=viewed]')
      await page.check('input[name=rhythm][value=weekly]')
      await press(page, say('settings.save'))
      await page.waitForSelector('.notice--done')
      expect(await page.isChecked('input[name=kinds][value=viewed]')).toBe(true)
      await look('mail-settings-saved')

      await page.click(`main a:has-text("${say('settings.address.change')}")`)
      await page.waitForURL(/\/meldingen\/adres$/)
      await page.fill('input[name=email]', 'geen adres')
      await press(page, say('settings.new.send'))
      await page.waitForSelector('.error-summary')
      await look('change-address-error')
      await page.fill('input[name=email]', other)
      await press(page, say('settings.new.send'))
      await page.waitForURL(/\/meldingen$/)
      await page.waitForSelector('.notice--attention')
      await look('mail-settings-pending')

      await page.goto(await mailedLink(portal, other))
      await page.click('main form .nl-button--primary')
      await page.waitForURL(/klaar/)
      const told = await mailTo(portal, mail, (text) => text.includes('/adres-houden/'))
      expect(told.text).toContain('Huize Anna')
      await page.goto(/http\S+\/adres-houden\/[\w-]+/.exec(told.text)![0])
      await look('keep-address')
      await page.click('main form .nl-button--primary')
      await page.waitForURL(/klaar/)
      await page.reload()
      await page.goto(page.url().replace('?klaar', ''))
      await look('keep-address-used')

      await page.goto(path('/mijn/meldingen'))
      expect(await page.textContent('main')).toContain(mail)
      expect(await page.textContent('main')).not.toContain(other)
      await bounce(mail)
      await page.goto(path('/mijn'))
      await page.waitForSelector(`main a:has-text("${say('settings.trouble.repair')}")`)
      await look('overview-mail-bounces')
      await page.click(`main a:has-text("${say('settings.trouble.repair')}")`)
      await page.waitForURL(/\/meldingen$/)
      await page.waitForSelector('.notice--failed')
      await look('mail-settings-bounced')
      await press(page, say('settings.bounced.again'))
      await page.waitForSelector('.notice--done')
    })
  },
)

function press(page: Page, name: string) {
  return page.click(`main button:has-text("${name}")`)
}

/** What the worker notes when the mail server refuses an address for good. */
async function bounce(address: string) {
  const { DATABASE_URL, SEAL_KEYS, INDEX_KEY } = portal.environment
  const keyring = openKeyring({ sealKeys: SEAL_KEYS!, indexKey: INDEX_KEY! })
  const database = openDatabase(DATABASE_URL!, { migrationsRoot: 'drizzle', keys: keyring })
  await database.transact((transaction) =>
    transaction
      .update(subject)
      .set({ emailBouncedAt: new Date() })
      .where(eq(subject.emailIndex, keyring.index('email', address))),
  )
  await database.close()
}
