import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { flagMessage, handOn, takeMessage } from '~/conversation/desk-use-cases.server'
import { notePresence } from '~/conversation/presence-use-cases.server'
import { replyByPerson } from '~/conversation/person-use-cases.server'
import { makeReplyToken } from '~/notification/reply-token.server'
import { openDatabase } from '~/db/open.server'
import { newId } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { aMessage, aWorker } from '../support/conversation'
import { onStage, openPage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'
import { words } from '../support/words'

/* A day at the desk with the keyboard alone: twenty messages are taken and answered, and one answer is taken back in time. */

const MESSAGES = 20
const say = (id: Parameters<typeof words>[1]) => words('nl', id)

describe('a day at the desk', () => {
  let portal: TestPortal
  let browser: TestBrowser
  let page: Page
  let look: (what: string) => Promise<void>
  let runtime: Runtime
  const sent = new Set<string>()

  onStage((stage) => ({ portal, browser } = stage))

  beforeAll(async () => {
    const { SEAL_KEYS, INDEX_KEY, DATABASE_URL } = portal.environment
    const keyring = openKeyring({ sealKeys: SEAL_KEYS!, indexKey: INDEX_KEY! })
    const database = openDatabase(DATABASE_URL!, { migrationsRoot: 'drizzle', keys: keyring })
    runtime = { database, keyring, now: () => new Date(), newId: () => newId() }
    for (let place = 1; place <= MESSAGES; place += 1)
      await aMessage(runtime, {
        text: `Vraag ${place}: ik kan niet inloggen. Mijn DigiD is niet sterk genoeg.\n\nKunt u mij helpen?`,
        content: { subject: `Inloggen lukt niet (${place})`, email: `vraag${place}@voorbeeld.example` },
      })
    await ofAColleague(runtime)
    const opened = await openPage(browser, { language: 'nl', javaScript: true, width: 1280, dark: false })
    ;({ page, look } = opened)
    page.setDefaultTimeout(20_000)
    await page.goto(`${portal.origin}/inloggen/desk`)
    await page.locator('button[name=persona][value=noor]').click()
    await page.waitForURL(/servicedesk\/berichten/)
    return () => database.close()
  })

  it('answers twenty messages by keyboard alone', async () => {
    await look('desk-inbox')
    for (let place = 1; place <= MESSAGES; place += 1) {
      // What nobody has, the one that waits longest first.
      await page.keyboard.press('g')
      await page.keyboard.press('2')
      await page.locator('#lijst-2[aria-current=page]').waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('o')
      await page.waitForURL(/berichten\/\w{26}/)
      const number = (await page.locator('.step-line').textContent())!
      await page.locator('#antwoord').waitFor()
      await page.keyboard.press('a')
      await page.keyboard.type('Beste M. Bakker, kom langs.')
      if (place === 1) await look('desk-message')
      await page.keyboard.press('Control+Enter')
      await page.locator('#neem-terug').waitFor()
      sent.add(number)
      if (place === 1) await look('desk-message-sent')
      if (place === MESSAGES) {
        await page.keyboard.press('u')
        await page.getByText('Er is niets verstuurd.').waitFor()
        sent.delete(number)
      }
      await page.keyboard.press('b')
      await page.locator('input[name=zoek]').waitFor()
    }
    expect(sent.size).toBe(MESSAGES - 1)
  })

  it('does nothing by a letter in a field, and nothing at all once the keys are off', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('go')
    expect(await page.locator('input[name=zoek]').inputValue()).toBe('go')
    await page.locator('button[name=keys]').click()
    await page.getByText(say('message.keys.on')).waitFor()
    await page.locator('h1').click()
    await page.keyboard.press('g')
    await page.keyboard.press('2')
    expect(page.url()).not.toContain('lijst')
  })

  it('is shared by two colleagues: one sees the other, takes over, and nothing goes out unread', async () => {
    const content = { subject: 'Samen aan het werk', email: 'samen@voorbeeld.example' }
    const { id } = await aMessage(runtime, { text: 'Van ons samen.', content })
    const address = `${portal.origin}/servicedesk/berichten`
    const [noor, bas] = [page, await browser.visit()]
    await bas.goto(`${portal.origin}/inloggen/desk`)
    await bas.locator('button[name=persona][value=bas]').click()
    await bas.waitForURL(/servicedesk\/berichten/)
    await noor.goto(`${address}?zoek=samen`)
    await noor.locator(`button[name=take][value="${id}"]`).click()
    await noor.waitForURL(/berichten\/\w{26}/)
    await noor.locator('#antwoord').fill('Beste M. Bakker, van Noor.')
    // He may not open what is hers, and sees in the list that she has it.
    await bas.goto(`${address}/${id}`)
    await bas.getByText('Dit bericht is niet van u').waitFor()
    await bas.goto(`${address}?zoek=samen`)
    await bas.locator('tr', { hasText: 'Noor' }).waitFor()
    await bas.goto(`${address}/${id}`)
    await bas.locator('button[name=do][value=over]').first().click()
    await bas.locator('#antwoord').waitFor()
    expect(await bas.locator('#antwoord').inputValue()).toBe('')
    // It is his now: she reads, and sends nothing.
    await noor.goto(`${address}/${id}`)
    await noor.getByText('Bas Mulder').first().waitFor()
    expect(await noor.getByRole('button', { name: say('message.answer.send') }).count()).toBe(0)
    // Something new came in while he wrote: that is read first.
    await bas.locator('#antwoord').fill('Beste M. Bakker, van Bas.')
    await replyByPerson(runtime, {
      token: makeReplyToken(runtime, id),
      ...{ text: 'Nog iets.', requestId: 'r' },
    })
    await bas.getByRole('button', { name: say('message.answer.send') }).click()
    await bas.getByText('Er kwam iets nieuws binnen.').waitFor()
    expect(await bas.locator('#antwoord').inputValue()).toBe('Beste M. Bakker, van Bas.')
    await bas.getByText('Nog iets.').waitFor()
    await bas.getByRole('button', { name: say('message.answer.send') }).click()
    await bas.locator('#neem-terug').waitFor()
  })

  it('is the same on a phone without scripts', async () => {
    const way = { language: 'nl', javaScript: false, width: 320, dark: true } as const
    const opened = await openPage(browser, way)
    await aMessage(runtime, { text: 'Op de telefoon.', content: { email: 'tel@voorbeeld.example' } })
    await opened.page.goto(`${portal.origin}/inloggen/desk`)
    await opened.page.locator('button[name=persona][value=noor]').click()
    await opened.page.waitForURL(/servicedesk\/berichten/)
    await opened.look('desk-inbox')
    await opened.page.locator('[data-message] button[name=take]').first().click()
    await opened.page.waitForURL(/berichten\/\w{26}/)
    await opened.look('desk-message')
    await opened.page.locator('textarea[name=antwoord]').fill('Beste M. Bakker, kom naar [plaats].')
    await opened.page.getByRole('button', { name: say('message.answer.send') }).click()
    await opened.page.getByText('Vul nog 1 plek in').waitFor()
  })
})

/** What a colleague has: one that she writes in, one that the privacy officer has, one that may be a threat. */
async function ofAColleague(runtime: Runtime) {
  const by = await aWorker(runtime, 'Ilse Visser')
  const take = async (subject: string) => {
    const { id } = await aMessage(runtime, {
      content: { subject, email: `${subject.length}@voorbeeld.example` },
    })
    const who = { id, by, requestId: 'r' }
    await takeMessage(runtime, who)
    return who
  }
  await notePresence(runtime, { ...(await take('Ander e-mailadres')), writes: true })
  await handOn(runtime, await take('Vraag om inzage'))
  await flagMessage(runtime, { ...(await take('Ik weet u te vinden')), flag: 'threat' })
}
