import { describe, expect, it } from 'vitest'
import { allWays, onStage, openPage, type TestBrowser } from '../support/journey'
import { personas } from '../../demo/personas'
import { localDate } from '~/runtime/local-date'
import { documentOf } from '../support/counter'
import type { TestPortal } from '../support/portal'
import { words } from '../support/words'

/*
 * A morning at the desk: somebody without e-mail is written to from now on, asks by post that everything becomes no, and gets the
 * letters of it on paper; a call is noted. With and without scripts, wide and narrow.
 */

let portal: TestPortal
let browser: TestBrowser
onStage((stage) => ({ portal, browser } = stage))

/** As the register has it: a request on paper is held against it. */
function surnameOf(who: string): string {
  const found = personas(localDate(new Date())).find(({ key }) => key === who)!
  return [found.prefix, found.surname].filter(Boolean).join(' ')
}

/** Each way has somebody of its own, so that none finds what another did. */
const PERSONS = ['hugo', 'gerard', 'karin', 'nina'] as const

describe.each(allWays().map((way, place) => ({ ...way, who: PERSONS[place]! })))(
  'a morning at the desk, $language, $width wide, scripts: $javaScript',
  ({ who, ...way }) => {
    it('writes letters, sets everything to no, and notes a call', { timeout: 120_000 }, async () => {
      const { page, look } = await openPage(browser, way)
      const text = (id: string, values = {}) => words(way.language, id, values)
      const to = (path: string) => page.goto(`${portal.origin}${way.language === 'en' ? '/en' : ''}${path}`)
      const fill = async (fields: Record<string, string>) => {
        for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value)
      }
      const press = (id: string, values = {}) =>
        page
          .getByRole('button', { name: text(id, values), exact: true })
          .first()
          .click()
      const address = {
        straat: 'Dorpsstraat',
        huisnummer: '12 bis',
        postcode: '1234ab',
        plaats: 'Dorp aan de Rijn',
      }
      await to('/inloggen/desk')
      await page.click('button[name=persona][value="noor"]')

      await to('/servicedesk/post/adres')
      await look('desk-address')
      await fill({ ...documentOf(who), ...address, naam: 'De heer H. Peters' })
      await press('post.address.button')
      await page.getByText(text('post.address.done')).waitFor()

      await to('/servicedesk/post/aanvragen/nieuw')
      await page.check('[value=withdraw-all]')
      await fill({ voorletters: 'H.', achternaam: surnameOf(who), ...documentOf(who), ...address })
      await page.check('[name=gezien]')
      await look('desk-new-request')
      await press('post.new.button')
      await page.getByRole('heading', { level: 2, name: text('post.request.do') }).waitFor()
      await look('desk-request')
      await press('post.do.send-form')
      await page.getByText(text('post.did.send-form')).waitFor()
      await press('post.do.came-back')
      await page.getByText(text('post.did.came-back')).waitFor()
      await press('post.do.handle.withdraw-all')
      await page.getByText(text('post.did.withdraw-all')).waitFor()
      await to('/servicedesk/post/aanvragen?toon=klaar')
      await look('desk-requests')

      await to('/servicedesk/post')
      await look('desk-letters')
      await page.click('button[value=print]')
      await page.locator('.letter').first().waitFor()
      expect(await page.locator('.letter').count()).toBe(3)
      await look('desk-stack')
      const onPaper = (
        await page.pdf({
          format: 'A4',
          preferCSSPageSize: true,
        })
      ).toString('latin1')
      expect(onPaper.match(/\/Type \/Page\b/g)).toHaveLength(3)
      await press('post.stack.posted')
      await page.getByRole('status').waitFor()
      await to('/servicedesk/post?toon=gepost')
      await look('desk-posted')

      await to('/servicedesk/belnotities/nieuw')
      await look('desk-new-call')
      await page.check('[name=voorgelezen]')
      await fill({
        voornaam: 'Anna',
        achternaam: 'de Vries',
        verteld: 'Wil een brief.\nBelt morgen.',
        gesprek: 'T-1',
      })
      await press('calls.save')
      await page.getByText(text('calls.saved')).waitFor()
      await look('desk-calls')
    })
  },
)
