import { describe, expect, it } from 'vitest'
import { becomeCitizen, mailsTo, mailTo } from '../support/citizen'
import { openPageOf } from '../support/family-page'
import { allWays, inTurn, onStage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'
import { words } from '../support/words'

/* What days bring, with the clock moved: Dewi turns 16 and Julia 12 in three days, and Bram's question gets no answer. */

describe.each(inTurn('last', allWays()))(
  'birthdays, $language, JavaScript $javaScript, $width px, dark $dark',
  (way) => {
    let portal: TestPortal
    let browser: TestBrowser
    onStage((stage) => ({ portal, browser } = stage), { story: true })

    const say = (id: string) => words(way.language, id)
    const open = (name: string) => openPageOf(name, way, { portal, browser })
    const runTransitions = async () => {
      const { code, output } = await portal.operator('transitions', 'run')
      expect(code, output).toBe(0)
      return output
    }

    it('are announced, take effect on the day, and bring each their page', async () => {
      await runTransitions()
      await mailTo(portal, 'dewi@voorbeeld.nl')
      await mailTo(portal, 'ivo@voorbeeld.nl')
      const dewi = await open('dewi')
      expect(await dewi.page.locator('.on-top').count()).toBe(1)
      await dewi.look('birthday-ahead')
      await dewi.choose({ RPZAC005: 'yes' })
      await dewi.page.waitForURL(/\/mijn\/akkoord\//)
      const asked = new URL(dewi.page.url()).pathname

      await portal.moveClock(3)
      await runTransitions()
      expect(await runTransitions()).not.toMatch(/[1-9]\d* done/)
      const grown = await open('dewi')
      expect(new URL(grown.page.url()).pathname).toMatch(/\/mijn\/zestien$/)
      await grown.go('/mijn')
      await grown.look('birthday-sixteen-overview')
      await grown.page.click('main a[href$="/mijn/zestien"]')
      await grown.page.waitForURL(/\/mijn\/zestien$/)
      await grown.look('birthday-sixteen')
      await grown.page.click('main form .nl-button')
      await grown.page.waitForURL(/\/mijn$/)
      await grown.page.goto(portal.origin + asked)
      expect(await grown.page.textContent('main')).toContain(say('agreement.end.text.turned-16'))

      const ivo = await open('ivo')
      await ivo.go('/mijn/namens')
      await ivo.look('birthday-parent-after')
      expect(await ivo.page.locator('main .row a.nl-button', { hasText: 'Dewi' }).count()).toBe(0)
      await ivo.act('Julia')
      await ivo.choose({ RPZAC005: 'yes' })
      await ivo.page.waitForURL(/\/mijn\/akkoord\//)
      await ivo.look('birthday-twelve-asked')
      await becomeCitizen(portal, 'julia')
      const julia = await open('julia')
      await julia.look('birthday-twelve')
      await julia.openAsked()
      await julia.answer('approve')
    })

    it('lapse a question that nobody answered, and say so', async () => {
      await portal.moveClock(40)
      await runTransitions()
      const bram = await open('bram')
      await bram.openAsked()
      await bram.look('family-expired')
      expect(await bram.page.textContent('h1')).toBe(say('agreement.end.title.lapsed'))
      expect(await mailsTo(portal, 'bram@voorbeeld.nl')).not.toEqual([])
    })
  },
)
