import { beforeAll, describe, expect, it } from 'vitest'
import { becomeCitizen } from '../support/citizen'
import { openPageOf } from '../support/family-page'
import { allWays, inTurn, onStage, type TestBrowser } from '../support/journey'
import type { TestPortal } from '../support/portal'

/* How many presses it takes to change one thing, counted in a real browser, and where *Terug* leads afterwards. */

describe.each(inTurn('first', allWays()))(
  '$language, JavaScript $javaScript, $width px, dark $dark',
  (way) => {
    let portal: TestPortal
    let browser: TestBrowser

    onStage((stage) => ({ portal, browser } = stage))

    beforeAll(async () => {
      for (const name of ['gerard', 'bram']) await becomeCitizen(portal, name)
    })

    it.each([['an adult', 'gerard'] as const, ['a child of 14', 'bram'] as const])(
      '%s changes one group from the overview in three presses',
      async (_who, name) => {
        const { page, look, go } = await openPageOf(name, way, { portal, browser })
        let presses = 0
        const press = async (selector: string) => {
          presses += 1
          // A radio is pressed where its words stand.
          await (selector.startsWith('#answer-') ? page.check(selector) : page.click(selector))
        }
        await choose(page, go)
        await go('/mijn')
        await look(`overview-changed-${name}`)
        presses = 0

        await press('main .tree a[href*="/groep/GP"]')
        await page.waitForURL(/\/groep\/GP\?terug=overzicht$/)
        expect(await page.locator('button[name=next][value=control]').count()).toBe(0)
        await press('#answer-RPZAC104-no')
        await press('main button[name=next][value=on]')
        await page.waitForURL(/\/controle\?/)
        expect(presses).toBe(3)
        await look(`control-one-group-${name}`)

        await page.click('main .page-title a')
        await page.waitForURL(/\/groep\/GP\?terug=overzicht$/)
        expect(await page.isChecked('#answer-RPZAC104-no')).toBe(true)
        await page.click('main .page-title a')
        await page.waitForURL(/\/mijn$/)
      },
    )

    it('reaches the review page from the first group, and comes back to it', async () => {
      const { page, look, go } = await openPageOf('gerard', way, { portal, browser })
      await go('/mijn/keuzes/groep/GP')
      await look('group-done')
      await page.click('main button[name=next][value=control]')
      await page.waitForURL(/\/controle\?terug=groep:GP$/)
      await page.click('main .page-title a')
      await page.waitForURL(/\/groep\/GP$/)
    })
  },
)

type Opened = Awaited<ReturnType<typeof openPageOf>>

/** Something stands: a no, which needs nobody, whatever the age. */
async function choose(page: Opened['page'], go: Opened['go']) {
  await go('/mijn/keuzes/groep/GP')
  await page.check('#answer-RPZAC005-no')
  await page.click('main button[name=next][value=control]')
  await page.waitForURL(/\/controle\?/)
  await page.click('main form .nl-button--primary')
  await page.waitForURL(/\/(klaar|akkoord)/)
}
