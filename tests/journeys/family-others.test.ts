import { beforeAll, describe, expect, it } from 'vitest'
import { becomeCitizen } from '../support/citizen'
import { openPageOf } from '../support/family-page'
import { allWays, inTurn, onStage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'

/* More of children and representatives in a real browser: a young child, parents who differ, somebody who is authorised. */

const PEOPLE = ['anna', 'erik', 'fatima', 'yara'] as const
type Name = (typeof PEOPLE)[number]

describe.each(inTurn('first', allWays()))(
  '$language, JavaScript $javaScript, $width px, dark $dark',
  (way) => {
    // Logins are counted, so each way has a portal of its own.
    let portal: TestPortal
    let browser: TestBrowser
    let people: Map<string, { bsn: string; birthDate: string }>

    onStage((stage) => ({ portal, browser } = stage))

    beforeAll(async () => {
      for (const name of PEOPLE) await becomeCitizen(portal, name)
      const told = await fetch(`${portal.standIns}/personas.json`)
      const list = (await told.json()) as { persona: string; bsn: string; birthDate: string }[]
      people = new Map(list.map((one) => [one.persona, one]))
    })

    const open = (name: Name) => openPageOf(name, way, { portal, browser })

    it('a parent chooses for an 8-year-old', async () => {
      const anna = await open('anna')
      await anna.act('Cato')
      await anna.look('family-band')
      await anna.choose({ RPZAC104: 'yes' })
      await anna.page.waitForURL(/\/klaar\?versie=\d+$/)
      await anna.look('family-under-12-done')
      expect(await anna.page.textContent('h1')).toContain('Cato')
      await anna.stopActing()
      await anna.act('Cato')
      await anna.choose({ RPZAC104: 'no' })
    })

    it('two parents differ over an 8-year-old', async () => {
      const erik = await open('erik')
      await erik.act('Cato')
      await erik.choose({ RPZAC005: 'no' })
      await erik.page.waitForURL(/\/klaar\?versie=/)
      const anna = await open('anna')
      await anna.act('Cato')
      await anna.choose({ RPZAC005: 'yes' })
      await anna.page.waitForURL(/\/mijn\/akkoord\//)
      await anna.look('family-conflict-waits')
      await erik.go('/mijn')
      await erik.page.click('.columns__before .rows a')
      await erik.page.waitForSelector('.two-answers')
      await erik.look('family-conflict-answers')
      await erik.answer('approve')
    })

    it('an older one authorises somebody, and ends it', async () => {
      const fatima = await open('fatima')
      await fatima.go('/mijn/namens/machtigen')
      await fatima.look('family-authorise')
      await fatima.page.fill('#bsn', people.get('yara')!.bsn)
      await fatima.page.click('main form .nl-button--primary')
      await fatima.page.waitForURL(/gevraagd/)
      const yara = await open('yara')
      await yara.go('/mijn/namens')
      await yara.look('family-others')
      await yara.page.click('main .row a[href*="/machtiging/"]')
      await yara.page.waitForSelector('.two-answers')
      await yara.look('family-authorisation')
      await yara.page.click('button[value=accept]')
      await yara.page.waitForURL(/\/mijn\/namens$/)
      await fatima.go('/mijn/namens/machtigen')
      await fatima.look('family-given')
      await fatima.page.click('main .row button')
      await fatima.page.waitForSelector('main .row', { state: 'detached' })
    })
  },
)
