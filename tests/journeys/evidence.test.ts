import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '~/runtime/local-date'
import { typedDay } from '~/runtime/typed-day'
import { addressIn } from '../support/address'
import { documentOf } from '../support/counter'
import { openPageOf } from '../support/family-page'
import { allWays, inTurn, onStage, openPage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'

/* From a request online to a mentor who acts, by two people of the desk, and somebody who looks back after a death. */

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage), { story: true })

const DESK = '/servicedesk/vertegenwoordiging'
const MAIN = 'main form .nl-button--primary'
const inDays = (days: number) => typedDay(addDays(localDate(new Date()), days))

describe.each(inTurn('first', allWays()))(
  '$language, JavaScript $javaScript, $width px, dark $dark',
  (way) => {
    async function openDesk(name: string) {
      const { page, look } = await openPage(browser, way)
      await page.goto(`${portal.origin}${addressIn(way.language, DESK)}`)
      await page.goto(`${portal.origin}/inloggen/desk`)
      await page.click(`button[name=persona][value=${name}]`)
      await page.waitForURL(/medewerkers|servicedesk/)
      const go = (path: string) => page.goto(portal.origin + addressIn(way.language, path))
      return { page, look, go }
    }

    const send = async (page: Page, arrives: RegExp) => {
      await page.click(MAIN)
      await page.waitForURL(arrives)
    }

    it('is asked online, seen by one, decided by another, and then used', async () => {
      const nina = await openPageOf('yara', way, { portal, browser })
      await nina.go('/mijn/namens/aanvragen')
      await nina.page.check('input[value=sibling]')
      await nina.page.fill('[name=bsn]', documentOf('karin').bsn)
      await nina.page.fill('[name=tot]', inDays(400))
      await nina.look('evidence-ask')
      await send(nina.page, /gevraagd/)
      await nina.look('evidence-asked')
      const number = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await nina.page.innerText('main'))![0]
      await nina.go('/mijn/namens')
      await nina.look('evidence-others')

      const noor = await openDesk('noor')
      await noor.go(DESK)
      await noor.look('desk-evidence-list')
      await noor.page.fill('[name=nummer]', number)
      await noor.page.click('form[method=get] button')
      await noor.page.waitForURL(/nummer=/)
      await noor.page.click('tbody a')
      await noor.page.waitForURL(/vertegenwoordiging\/[0-9a-v]{26}/)
      await noor.look('desk-evidence-new')
      const id = /vertegenwoordiging\/([0-9a-v]{26})/.exec(noor.page.url())![1]!
      await noor.go(`${DESK}/${id}/gezien`)
      await noor.page.click(MAIN)
      await noor.page.waitForSelector('.error-summary, [role=alert], .utrecht-form-field--invalid')
      await noor.page.check('[name=papier]')
      await noor.page.fill('[name=datum]', '1-2-2026')
      const extract = noor.page.locator('[name=uittreksel]')
      if ((await extract.count()) > 0) await extract.fill(inDays(-10))
      for (const rank of [1, 2, 3]) await noor.page.selectOption(`[name=rang${rank}]`, 'absent')
      await noor.look('desk-evidence-see')
      await send(noor.page, /gedaan=gezien/)
      await noor.look('desk-evidence-seen')

      const bas = await openDesk('bas')
      await bas.go(`${DESK}/${id}/besluit`)
      await bas.look('desk-evidence-decide')
      await bas.page.check('[name=besluit][value=confirm]')
      await send(bas.page, /gedaan=akkoord/)
      await bas.look('desk-evidence-in-force')
      await bas.go(`${DESK}/nieuw`)
      await bas.look('desk-evidence-begin')
      await bas.go(`${DESK}/vastleggen`)
      await bas.look('desk-evidence-measure')
      await bas.go(`${DESK}/${id}/stop`)
      await bas.page.fill('[name=reden]', 'Er is een mentor benoemd.')
      await send(bas.page, /gedaan=gestopt/)
      await bas.go(`${DESK}?toon=besloten`)
      await bas.look('desk-evidence-decided')
      await nina.go('/mijn/namens')
      expect(await nina.page.innerText('main')).toContain('Er is een mentor benoemd.')
    })

    it('looks back after a death', async () => {
      const [noor, bas] = [await openDesk('noor'), await openDesk('bas')]
      const [erik, otto] = [documentOf('erik'), documentOf('otto')]
      await noor.go(`${DESK}/nieuw`)
      await noor.page.check('[name=kanaal][value=post]')
      await noor.page.check('[name=als][value=after-death]')
      await noor.page.fill('[name=aanvrager]', erik.bsn)
      await noor.page.fill('[name=aanvragergeboren]', erik.geboortedatum)
      await noor.page.fill('[name=persoon]', otto.bsn)
      await noor.page.fill('[name=persoongeboren]', otto.geboortedatum)
      await noor.page.fill('[name=tot]', inDays(90))
      await send(noor.page, /gedaan=begonnen/)
      const id = /vertegenwoordiging\/([0-9a-v]{26})/.exec(noor.page.url())![1]!
      await noor.go(`${DESK}/${id}/gezien`)
      for (const paper of ['death-certificate', 'weighty-interest'])
        await noor.page.check(`[name=papier][value=${paper}]`)
      await noor.page.fill('[name=datum]', '1-2-2026')
      await send(noor.page, /gedaan=gezien/)
      await bas.go(`${DESK}/${id}/besluit`)
      await bas.page.check('[name=besluit][value=confirm]')
      await send(bas.page, /gedaan=akkoord/)

      const looking = await openPageOf('erik', way, { portal, browser })
      await looking.go('/mijn/namens')
      await looking.page.click('main .row a.nl-button:has-text("Otto")')
      await looking.page.waitForSelector('#betrokken')
      await looking.look('after-death-begin')
      await looking.page.check('#betrokken')
      await looking.page.click('main form .nl-button--primary')
      await looking.page.waitForSelector('.acting-band')
      await looking.look('after-death-overview')
      await looking.go('/mijn/bekeken')
      await looking.look('after-death-viewed')
      await looking.go('/mijn/geschiedenis')
      await looking.look('after-death-history')
      // So that the next way finds nobody who may look back already.
      await bas.go(`${DESK}/${id}/stop`)
      await bas.page.fill('[name=reden]', 'Het doel is bereikt.')
      await send(bas.page, /gedaan=gestopt/)
    })
  },
)
