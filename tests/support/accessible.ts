import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const require = createRequire(import.meta.url)
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] }

/**
 * Fails when axe finds anything on the page as it is now, when it scrolls sideways, or when a link or button of its header
 * stands in pieces. A visitor without scripts cannot run axe: then a twin of the page, as it was sent, is looked at in a
 * window that can.
 */
export async function expectAccessible(page: Page, name: string, twin?: Page): Promise<void> {
  const looked = twin ? await copyTo(twin, page) : page
  const violations = await runAxe(looked)
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  )
  expect(told, `axe on ${name} (${page.url()})`).toEqual([])
  const sideways = await looked.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await looked.evaluate(BROKEN_TOOLS), `words of the header of ${name} on two lines`).toEqual([])
}

/** The links and buttons of the header of which the words stand on more than one line. */
const BROKEN_TOOLS = `[...document.querySelectorAll('.page-header :is(a, button).tool')].filter((tool) => {
  const words = document.createRange()
  words.selectNodeContents(tool.lastChild)
  return new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size > 1
}).map(({ textContent }) => textContent)`

/** Run by the debugger, so that the page's own content security policy stays as strict as it is. */
async function runAxe(page: Page): Promise<Violation[]> {
  const session = await page.context().newCDPSession(page)
  const expression = `${source};axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] }).then(r => JSON.stringify(r.violations.map(v => ({ id: v.id, nodes: v.nodes.map(n => ({ html: n.html, failureSummary: n.failureSummary })) }))))`
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
  })
  await session.detach()
  if (exceptionDetails) throw new Error(`axe could not run: ${exceptionDetails.exception?.description}`)
  return JSON.parse(String(result.value)) as Violation[]
}

async function copyTo(twin: Page, page: Page): Promise<Page> {
  const body = (await page.content()).replace(/<script[\s\S]*?<\/script>/g, '')
  await twin.unrouteAll()
  await twin.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  await twin.goto(page.url())
  return twin
}
