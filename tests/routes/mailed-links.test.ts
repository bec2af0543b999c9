import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mailLink } from '~/notification/tables.server'
import { logIn, mailedLink } from '../support/citizen'
import { Visitor, type Answer } from '../support/visitor'
import { words } from '../support/words'
import { newBsn, type Product, SENDING, startProduct } from './product'
import { stateOf } from './state'
import { send } from './wire'

/* Links in e-mail: they work once, for 24 hours, and only when a person presses the button behind them. */

const CONFIRM = words('nl', 'welcome.link.button')

let product: Product
beforeAll(async () => void (product = await startProduct(SENDING)))

describe('the link that confirms an address', () => {
  let visitor: Visitor
  let link: string
  let address: string

  beforeEach(async () => {
    const bsn = newBsn()
    address = `post-${bsn}@voorbeeld.nl`
    visitor = await logIn(product, `bsn:${bsn}`)
    await visitor.submit('main form button[type=submit]')
    await visitor.submit('main form button.nl-button--primary', { email: address })
    link = await mailedLink(product, address)
  })

  it('changes nothing when it is only opened, however often and by whomever', async () => {
    const before = await stateOf(product.database)
    const scanner = { 'user-agent': 'SafeLinks', accept: '*/*' }
    const { pathname } = new URL(link)
    for (const method of ['GET', 'HEAD']) {
      const data = `${pathname}?_data=${encodeURIComponent('routes/citizen/mail/confirm-address')}`
      for (const path of [pathname, `/en${pathname}`, data]) {
        expect((await send(product.origin, { method, path, headers: scanner })).status, path).toBe(200)
      }
    }
    // A scanner that presses buttons too has no page of ours to press them on.
    const pressed = await send(product.origin, { method: 'POST', path: pathname, headers: scanner })
    expect(pressed.status).toBe(403)
    expect(await stateOf(product.database)).toBe(before)
    expect((await visitor.get('/mijn')).url).toBe(`${product.origin}/welkom`)
  })

  it('works once; the second time it says that it was used', async () => {
    await visitor.get(link)
    expect(textOf(await visitor.press(CONFIRM))).toContain(words('nl', 'welcome.link.done.title'))
    const before = await stateOf(product.database)
    const again = await visitor.get(link)
    expect(again.status).toBe(410)
    expect(textOf(again)).toContain(words('nl', 'welcome.link.used.title'))
    expect(await pressAgain(link)).toContain(words('nl', 'welcome.link.used.title'))
    expect(await stateOf(product.database)).toBe(before)
  })

  it('works once when it is pressed twice at the same moment', async () => {
    const [one, other] = [visitor.tab(), visitor.tab()]
    await Promise.all([one.get(link), other.get(link)])
    const answers = await Promise.all([one.press(CONFIRM), other.press(CONFIRM)])
    const done = answers.filter((answer) => textOf(answer).includes(words('nl', 'welcome.link.done.title')))
    expect(done.length).toBeGreaterThanOrEqual(1)
    expect((await visitor.get('/mijn')).url).toBe(`${product.origin}/mijn`)
  })

  it('works in a browser in which nobody is logged in', async () => {
    const elsewhere = new Visitor(product.origin)
    await elsewhere.get(link)
    expect(textOf(await elsewhere.press(CONFIRM))).toContain(words('nl', 'welcome.link.done.title'))
    expect((await elsewhere.get('/mijn')).url).toContain('/inloggen')
    expect((await visitor.get('/mijn')).url).toBe(`${product.origin}/mijn`)
  })

  it('no longer works after 24 hours', async () => {
    await visitor.get(link)
    await expire(link)
    const before = await stateOf(product.database)
    const pressed = await visitor.press(CONFIRM)
    expect(pressed.status).toBe(410)
    expect(textOf(pressed)).toContain(words('nl', 'welcome.link.expired.title'))
    expect((await visitor.get(link)).status).toBe(410)
    expect(await stateOf(product.database)).toBe(before)
  })

  it('no longer works when a newer one was sent', async () => {
    await visitor.get('/welkom/bevestigen')
    await visitor.press(words('nl', 'welcome.confirm.again'))
    expect((await visitor.get(link)).status).toBe(410)
    expect(textOf(visitor.last!)).toContain(words('nl', 'welcome.link.expired.title'))
  })

  it('is not known when a sign of it differs', async () => {
    const before = await stateOf(product.database)
    const token = new URL(link).pathname.split('/').at(-1)!
    const tampered = [
      token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase(),
      token.slice(0, -1),
      `${token}A`,
      'A'.repeat(32),
      '%27%20or%201=1--',
      '%00',
      'x'.repeat(190),
    ]
    for (const wrong of tampered) {
      const answer = await visitor.get(`/bevestigen/${wrong}`)
      expect(answer.status, wrong).toBe(404)
      expect(textOf(answer), wrong).toContain(words('nl', 'welcome.link.unknown.title'))
      expect(await pressAgain(`${product.origin}/bevestigen/${wrong}`), wrong).toContain(
        words('nl', 'welcome.link.unknown.title'),
      )
    }
    expect(await stateOf(product.database)).toBe(before)
  })

  it('says the same to anybody: nothing of who it is for', async () => {
    const opened = await new Visitor(product.origin).get(link)
    expect(opened.text).not.toContain(address)
    expect(opened.headers.get('referrer-policy')).toBe('same-origin')
    expect(opened.headers.get('cache-control')).toBe('no-store')
  })

  /** Sends the form of the page without its button, as somebody who kept it open. */
  async function pressAgain(address: string): Promise<string> {
    const tab = visitor.tab()
    await tab.get('/weergave')
    return textOf(await tab.post(address, { csrf: tab.token() }))
  }

  async function expire(address: string) {
    const token = new URL(address).pathname.split('/').at(-1)!
    const tokenIndex = product.runtime.keyring.index('token', token)
    await product.database.transact(async (transaction) => {
      const expired = { expiresAt: new Date(Date.now() - 1000) }
      await transaction.update(mailLink).set(expired).where(eq(mailLink.tokenIndex, tokenIndex))
    })
  }
})

describe('where a login goes afterwards', () => {
  const HOSTILE = [
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    String.raw`/\evil.example`,
    String.raw`\\evil.example`,
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/%09/evil.example',
    '/%5cevil.example',
    '/%2f%2fevil.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'mijn',
    '@evil.example',
    '/@evil.example',
    '.evil.example',
    'evil.example',
    '/mijn%0d%0aset-cookie:%20a=b',
    '/mijn\r\nset-cookie: a=b',
    '/..//evil.example',
    '/mijn/..//evil.example',
    '/./\\evil.example',
    '/uitgelogd?naar=//evil.example',
    '/mijn#//evil.example',
    '/\u0000/evil.example',
    '/\u2028/evil.example',
    '/．evil.example',
    '',
    '/'.repeat(400),
  ]

  it('is never another site, whatever the address says', async () => {
    const citizen = await product.newCitizen()
    for (const naar of HOSTILE) {
      for (const at of ['/inloggen', '/en/inloggen', '/uitgelogd']) {
        const path = `${at}?naar=${encodeURIComponent(naar)}`
        for (const visitor of [new Visitor(product.origin), citizen]) {
          const answer = await visitor.get(path, { follow: false })
          expectOurs(answer, `${at} ${JSON.stringify(naar)}`)
        }
      }
    }
  })

  it('is never another site at the end of a login, nor after staying logged in', async () => {
    // One login a value; the few that a browser would leave the site for.
    for (const naar of [
      '//evil.example',
      String.raw`/\evil.example`,
      '/\t/evil.example',
      'https://evil.example/',
    ]) {
      const visitor = new Visitor(product.origin)
      await visitor.get(`/inloggen/digid?naar=${encodeURIComponent(naar)}`)
      await visitor.submit('button[name=persona][value=anna]')
      expect(new URL(visitor.last!.url).origin, naar).toBe(product.origin)
    }
    const citizen = await product.newCitizen()
    await citizen.get('/weergave')
    const csrf = citizen.token()
    for (const naar of HOSTILE) {
      const answer = await citizen.post('/sessie/verleng', { naar, csrf }, { follow: false })
      expectOurs(answer, naar)
    }
  })

  it('is the page that was asked, with what was asked of it', async () => {
    const visitor = new Visitor(product.origin)
    const asked = await visitor.get('/mijn/zorgaanbieders?zoek=linde')
    const start = asked.document.querySelector<HTMLAnchorElement>('main a[href*="/inloggen/digid"]')!
    expect(new URL(start.href).searchParams.get('naar')).toBe('/mijn/zorgaanbieders?zoek=linde')
  })

  /** Neither a redirect nor any link on the page leaves the portal. */
  function expectOurs(answer: Answer, how: string) {
    const location = answer.headers.get('location')
    if (location) expect(new URL(location, answer.url).origin, how).toBe(product.origin)
    const starts = answer.document.querySelectorAll<HTMLAnchorElement>('a[href*="/inloggen/digid"]')
    for (const { href } of starts) {
      expect(new URL(href, answer.url).origin, how).toBe(product.origin)
      expect(new URL(href).searchParams.get('naar') ?? '/', how).toMatch(/^\/(?![/\\@])[\w./?=&:~-]*$/)
    }
    expect(answer.headers.get('set-cookie') ?? '', how).not.toContain('a=b')
  }
})

function textOf({ document }: Answer): string {
  return (document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')
}
