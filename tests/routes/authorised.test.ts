import { beforeAll, expect, it } from 'vitest'
import { actFor } from '../support/acting'
import { choose } from '../support/citizen'
import type { Answer, Visitor } from '../support/visitor'
import { startProduct } from './product'

/* An adult who authorised another said a no; who is authorised asks a yes: she finds it, by who asks, and answers. */

let fatima: Visitor
let yara: Visitor

beforeAll(async () => {
  const product = await startProduct()
  const told = await fetch(`${product.standIns}/personas.json`)
  const people = (await told.json()) as { persona: string; bsn: string }[]
  fatima = await product.citizen('fatima')
  yara = await product.citizen('yara')
  await fatima.get('/mijn/namens/machtigen')
  await fatima.press('Verstuur mijn vraag', { bsn: people.find(({ persona }) => persona === 'yara')!.bsn })
  await yara.get('/mijn/namens')
  const links = [...yara.last!.document.querySelectorAll<HTMLAnchorElement>('main .row a')]
  await yara.get(links.find(({ href }) => href.includes('/machtiging/'))!.href)
  await yara.press('Ja, dat wil ik doen')
  await choose(fatima, { RPZAC104: 'no', RPZAC005: 'no' })
  await actFor(yara, 'Fatima')
})

const mainOf = ({ document }: Answer) => document.querySelector('main')?.textContent ?? ''

it('stands on her overview and is counted in her menu, by who asks', async () => {
  expect((await fatima.get('/mijn')).document.querySelector('nav a[href="/mijn/akkoord"]')).toBeNull()
  const asked = await choose(yara, { RPZAC104: 'yes' })
  expect(asked.url).toMatch(/\/mijn\/akkoord\/[0-9a-v]{26}/)
  const overview = await fatima.get('/mijn')
  expect(mainOf(overview)).toContain('Uw gemachtigde vraagt iets aan u')
  expect(overview.document.querySelector('nav a[href="/mijn/akkoord"]')?.textContent).toMatch(/1/)
  expect(mainOf(overview)).not.toContain('ouder of voogd')
})

it('tells her own no and who asks, never a parent, in both languages', async () => {
  const page = await waitingOf(fatima)
  expect(page.document.querySelector('h1')?.textContent).toBe('Bent u het eens met uw gemachtigde?')
  expect(mainOf(page)).toContain('Uw gemachtigde vraagt of het ja mag worden')
  expect(mainOf(page)).not.toMatch(/ouder|voogd/)
  const english = await fatima.get(`/en${new URL(page.url).pathname}`)
  expect(mainOf(english)).toContain('The person you authorised asks whether it may become a yes')
  expect(mainOf(english)).not.toMatch(/parent|guardian/)
})

it('is hers to decline and to agree to', async () => {
  await waitingOf(fatima)
  await fatima.submit('button[value=decline]')
  expect(mainOf(fatima.last!)).toContain('Uw gemachtigde leest dit')
  await fatima.submit('main form button', { reden: 'Nu niet.' })
  expect(fatima.last!.document.querySelector('h1')?.textContent).toBe('U zei nee')
  await choose(yara, { RPZAC005: 'yes' })
  await waitingOf(fatima)
  const done = await fatima.submit('button[value=approve]')
  expect(done.url).toContain('/mijn/keuzes/klaar?versie=2')
})

async function waitingOf(visitor: Visitor) {
  await visitor.get('/mijn/akkoord')
  const [link] = visitor.last!.document.querySelectorAll<HTMLAnchorElement>('.rows a[href*="/mijn/akkoord/"]')
  return visitor.get(link!.href)
}
