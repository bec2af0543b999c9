import { describe, expect, it } from 'vitest'
import { openPageOf } from '../support/family-page'
import { allWays, inTurn, onStage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'

/* Those who are represented already: a child and an adult who cannot decide, and who gave a mandate. */

let portal: TestPortal
let browser: TestBrowser

onStage((stage) => ({ portal, browser } = stage), { story: true })

describe.each(inTurn('first', allWays()))(
  '$language, JavaScript $javaScript, $width px, dark $dark',
  (way) => {
    const open = (name: string) => openPageOf(name, way, { portal, browser })

    it('a parent decides for a child of 13 who cannot', async () => {
      const ivo = await open('ivo')
      await ivo.act('Rosa')
      await ivo.look('represented-child')
      await ivo.choose({ RPZAC104: 'no' })
      await ivo.page.waitForURL(/\/klaar\?versie=/)
      await ivo.choose({ RPZAC104: 'yes' })
      await ivo.page.waitForURL(/\/klaar\?versie=/)
    })

    it('a mentor decides for an adult who cannot', async () => {
      const gerard = await open('gerard')
      await gerard.act('Hugo')
      await gerard.look('represented-adult')
      await gerard.go('/mijn/geschiedenis')
      await gerard.look('represented-adult-history')
      await gerard.choose({ RPZAC104: 'no' })
      await gerard.page.waitForURL(/\/klaar\?versie=/)
      await gerard.choose({ RPZAC104: 'yes' })
      await gerard.page.waitForURL(/\/klaar\?versie=/)
    })

    it('whoever gave a mandate sees what was done for them, and chooses as before', async () => {
      const yara = await open('yara')
      await yara.act('Fatima')
      await yara.choose({ RPZAC103: 'no' })
      await yara.page.waitForURL(/\/klaar\?versie=/)
      const fatima = await open('fatima')
      await fatima.look('represented-overview')
      await fatima.go('/mijn/geschiedenis')
      await fatima.look('represented-history')
      expect(await fatima.page.locator('main .row, main li').first().textContent()).not.toBe('')
      await fatima.choose({ RPZAC103: 'yes' })
      await fatima.page.waitForURL(/\/klaar\?versie=/)
    })

    it('parents who differ find what waits, each on their own page', async () => {
      const erik = await open('erik')
      await erik.go('/mijn/namens')
      await erik.look('represented-parents')
      await erik.act('Cato')
      await erik.look('represented-conflict')
    })
  },
)
