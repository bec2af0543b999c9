import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LANGUAGES } from '~/i18n/language'
import { addressIn } from '../support/address'
import { logIn, mailedLink } from '../support/citizen'
import { words } from '../support/words'
import { newBsn, type Product, SENDING, startProduct } from './product'
import { formBody, send, type Answered } from './wire'

/* Who tries too often is asked to wait, and nobody beside them. */

/** Of links that were never sent, the one after the other. */
const wrong = (time: number) => String(time).padStart(32, 'x')

let product: Product
beforeAll(async () => void (product = await startProduct(SENDING)))
/** What is counted is counted by address: each test comes from another. */
let from: string
let neighbours = 1
beforeEach(() => void (from = `127.0.0.${(neighbours += 1)}`))

const look = (path: string, headers: Record<string, string> = {}) =>
  send(product.origin, { path, headers, from })

function expectPatience(answer: Answered) {
  expect(answer.status).toBe(429)
  const seconds = Number(answer.headers['retry-after'])
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(15 * 60)
}

describe('a mailed link that was never sent', () => {
  it.each(['/bevestigen', '/adres-houden', '/afmelden'])(
    'gets the page of 429 at the 11th time: %s',
    async (at) => {
      for (let time = 0; time < 10; time += 1) expect((await look(`${at}/${wrong(time)}`)).status).toBe(404)
      for (const language of LANGUAGES) {
        const answer = await look(addressIn(language, `${at}/${wrong(10)}`))
        expectPatience(answer)
        expect(answer.text).toContain(`<html lang="${language}"`)
        expect(answer.text).toContain(words(language, 'ui.failure.429.title'))
      }
    },
  )

  it('shuts nobody out who has a link that was', async () => {
    const bsn = newBsn()
    const address = `post-${bsn}@voorbeeld.nl`
    const visitor = await logIn(product, `bsn:${bsn}`)
    await visitor.submit('main form button[type=submit]')
    await visitor.submit('main form button.nl-button--primary', { email: address })
    const link = await mailedLink(product, address)
    for (let time = 0; time < 12; time += 1) await look(`/bevestigen/${wrong(time)}`)
    expect((await look(new URL(link).pathname)).status).toBe(200)
  })

  it('is answered to a mail program in its own way', async () => {
    const post = (time: number) => {
      const form = formBody({ 'List-Unsubscribe': 'One-Click' })
      return send(product.origin, { method: 'POST', path: `/afmelden/${wrong(time)}`, ...form, from })
    }
    for (let time = 0; time < 10; time += 1) expect((await post(time)).status).toBe(404)
    const answer = await post(10)
    expectPatience(answer)
    expect(answer.text).toBe('Too Many Requests\n')
  })
})

describe('a search', () => {
  it('is refused, and not counted, where another page asks for it in secret', async () => {
    const image = { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'cross-site' }
    expect((await look('/zoeken?zoek=huisarts', image)).status).toBe(403)
    const going = {
      'sec-fetch-dest': 'document',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-site': 'cross-site',
    }
    expect((await look('/zoeken?zoek=huisarts', going)).status).toBe(200)
  })

  it('is asked to wait the 201st time in one session, and no stranger with it', async () => {
    const visitor = await logIn(product, 'anna')
    const search = (headers: Record<string, string>) =>
      look('/zoeken?zoek=q&_data=routes%2Fpublic%2Ffind', headers)
    const mine = { cookie: visitor.cookies() }
    for (let time = 0; time < 20; time += 1) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => search(mine)))
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    }
    expectPatience(await search(mine))
    expect((await search({})).status).toBe(200)
  })
})
