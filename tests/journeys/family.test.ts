import { beforeAll, describe, expect, it } from 'vitest'
import { becomeCitizen } from '../support/citizen'
import { openPageOf } from '../support/family-page'
import { allWays, inTurn, onStage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'

/* Children and representatives in a real browser: who decides for whom, with the pages as people meet them. */

const PEOPLE = ['anna', 'bram', 'karin'] as const
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

    it('a 14-year-old chooses, a parent says no and then yes', async () => {
      const bram = await open('bram')
      await bram.go('/mijn/keuzes')
      await bram.look('family-child-before')
      await bram.choose({ RPZAC001: 'yes', RPZAC003: 'no' })
      await bram.page.waitForURL(/\/mijn\/akkoord\//)
      await bram.page.click('button[value=code]')
      await bram.page.waitForSelector('.pairing__code')
      await bram.look('family-child-waits')
      const anna = await open('anna')
      await anna.act('Bram')
      await anna.openAsked()
      await anna.answer('decline')
      await anna.look('family-parent-reason')
      await anna.page.fill('#reden', 'Later')
      await anna.page.click('main form .nl-button--primary')
      await anna.page.waitForURL(/\/akkoord\/[0-9a-v]{26}$/)
      await anna.look('family-declined')
      // The same may not be asked again for 14 days.
      await bram.choose({ RPZAC104: 'yes' })
      await bram.page.waitForURL(/\/mijn\/akkoord\//)
      await anna.openAsked()
      await anna.look('family-parent-answers')
      await anna.answer('approve')
      await bram.choose({ RPZAC001: 'no' })
    })

    it('a guardian adds the child; a code is typed, or comes with the address', async () => {
      const karin = await open('karin')
      const pim = people.get('pim')!
      await karin.go('/mijn/namens/kind')
      await karin.page.fill('#bsn', pim.bsn)
      await karin.page.fill('#geboortedatum', pim.birthDate)
      await karin.look('family-guardian')
      await karin.page.click('main form .nl-button--primary')
      await karin.page.waitForURL(/\/mijn\/namens$/)
      await karin.act('Pim')
      await karin.stopActing()
      await karin.go('/mijn/koppelcode#K7PM4XWD')
      if (way.javaScript) {
        await expect.poll(() => karin.page.inputValue('#koppelcode')).toBe('K7PM4XWD')
        expect(karin.page.url()).not.toContain('#')
      }
      await karin.page.fill('#koppelcode', 'k7pm 4xwd')
      await karin.page.click('main form .nl-button--primary')
      await karin.page.waitForSelector('.error-summary')
      await karin.look('family-code-error')
      await karin.go('/mijn/namens/aanvragen')
      await karin.look('family-evidence')
    })
  },
)
