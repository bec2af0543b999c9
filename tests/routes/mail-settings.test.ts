import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readMailSettings } from '~/notification/use-cases.server'
import { mailLink } from '~/notification/tables.server'
import { subject } from '~/person/tables.server'
import { newSession } from '~/identity/session.server'
import { writeConfirmedAddress } from '~/notification/address.server'
import { parseEmail } from '~/notification/email'
import { parseBsn } from '~/person/bsn'
import { findOrCreate, writeAge } from '~/person/store.server'
import { TERMS_VERSION } from '~/privacy/terms'
import { localDate } from '~/runtime/local-date'
import { followMailedLink, mailTo } from '../support/citizen'
import { Visitor, type Answer } from '../support/visitor'
import { words } from '../support/words'
import { newBsn, type Product, SENDING, startProduct } from './product'
import { stateOf } from './state'
import { send } from './wire'

/* Mail settings, changing the address, and the link that stops it, without JavaScript. */

const SETTINGS = '/mijn/meldingen'
const CHANGE = '/mijn/meldingen/adres'
const SAVE = words('nl', 'settings.save')
const SEND = words('nl', 'settings.new.send')
/** Two kinds warn about one's own choices; they are on until switched off. */
const ON_AT_START = ['yes-ends', 'still-right', 'consent-request']
const KEEP = words('nl', 'keep.link.button')

let product: Product
let citizen: Visitor
let subjectId: string
let current: string

beforeAll(async () => void (product = await startProduct(SENDING)))
beforeEach(async () => {
  current = `anna-${newBsn()}@voorbeeld.nl`
  ;({ visitor: citizen, subjectId } = await somebody(current))
})

describe('the settings', () => {
  it('are where the menu says, and say of each kind whether it is on, and which cannot be switched', async () => {
    const page = await citizen.get('/mijn')
    const link = page.document.querySelector<HTMLAnchorElement>('.menu a[href="/mijn/gegevens"]')
    expect(link?.textContent).toBe(words('nl', 'ui.menu.my-data'))
    const data = await citizen.get('/mijn/gegevens')
    expect(data.document.querySelector(`main a[href="${SETTINGS}"]`)).not.toBeNull()
    const shown = await citizen.get(SETTINGS)
    expect(shown.status).toBe(200)
    expect(ticked(shown)).toEqual(ON_AT_START)
    const text = textOf(shown)
    for (const kind of ['viewed', 'choices-changed', 'address-changed', 'address-changing'])
      expect(text).toContain(words('nl', `notification.kind.${kind}`))
    expect(text).not.toContain(words('nl', 'notification.kind.opt-in-arrived'))
    expect(text).toContain(current)
    expect(citizen.last!.document.querySelectorAll('input[name=kinds][value^=address]')).toHaveLength(0)
  })

  it('are kept, and said to be', async () => {
    await citizen.get(SETTINGS)
    const saved = await citizen.press(SAVE, { kinds: 'viewed', rhythm: 'weekly', name: '  Huize   Anna ' })
    expect(textOf(saved)).toContain(words('nl', 'settings.saved'))
    expect(ticked(saved)).toEqual(['viewed'])
    expect((await settings()).settings).toEqual({ kinds: ['viewed'], rhythm: 'weekly', name: 'Huize Anna' })
  })

  it.each([
    ['a citizen number', 'Anna 999990408', 'notification.name.number'],
    ['one with dots', 'Anna 999.990.408', 'notification.name.number'],
    ['markup', '<b>Anna</b>', 'notification.name.not-allowed'],
    ['a web address', 'https://kwaad.example', 'notification.name.not-allowed'],
    ['too long a text', 'x'.repeat(61), 'notification.name.too-long'],
    ['line ends and a header', 'Anna\r\nBcc: x@kwaad.example', 'notification.name.not-allowed'],
  ])('refuse as a name %s, and keep what was typed but for a number', async (_what, name, message) => {
    await citizen.get(SETTINGS)
    const answer = await citizen.press(SAVE, { kinds: 'viewed', name })
    expect(answer.status).toBe(422)
    expect(answer.document.querySelector('.error-summary')?.textContent).toContain(words('nl', message))
    const keeps = message !== 'notification.name.number'
    expect(field(answer, 'name').value).toBe(keeps ? name.replace(/\r\n/g, '') : '')
    expect(ticked(answer)).toEqual(['viewed'])
    expect((await settings()).settings).toMatchObject({ kinds: ON_AT_START, name: '' })
  })

  it('in two windows keep what each of them changed', async () => {
    const other = citizen.tab()
    await citizen.get(SETTINGS)
    await other.get(SETTINGS)
    await citizen.press(SAVE, { kinds: 'viewed', name: 'Anna' })
    await other.press(SAVE, { kinds: 'choices-changed', rhythm: 'daily' })
    expect((await settings()).settings).toEqual({
      kinds: ['choices-changed', 'viewed'],
      rhythm: 'daily',
      name: 'Anna',
    })
  })

  it.each(['address-changed', 'address-changing', 'confirm-address', 'toString', '__proto__', ''])(
    'do not take %j for a kind that can be switched',
    async (kind) => {
      await citizen.get(SETTINGS)
      const before = await stateOf(product.database)
      const shown = { 'shown-kinds': kind, 'shown-rhythm': 'at-once', 'shown-name': '' }
      for (const kinds of [kind, ''])
        await citizen.post(SETTINGS, { csrf: citizen.token(), kinds, rhythm: 'hourly', name: '', ...shown })
      expect(citizen.last!.status).toBe(200)
      expect(await stateOf(product.database)).toBe(before)
    },
  )

  it('are nobody else’s', async () => {
    const stranger = new Visitor(product.origin)
    for (const path of [SETTINGS, CHANGE]) expect((await stranger.get(path)).url).toContain('/inloggen')
  })
})

describe('another address', () => {
  it.each([
    ['', 'notification.email.missing'],
    ['   ', 'notification.email.missing'],
    ['anna', 'notification.email.invalid'],
    ['anna@', 'notification.email.invalid'],
    ['anna@localhost', 'notification.email.invalid'],
    ['a@b.nl, c@d.nl', 'notification.email.invalid'],
    ['a@b.nl\r\nBcc: c@d.nl', 'notification.email.invalid'],
    ['a@b.nl%0d%0aBcc:c@d.nl', 'notification.email.invalid'],
    ['<a@b.nl>', 'notification.email.invalid'],
    ['"a b"@c.nl', 'notification.email.invalid'],
    ['ann\u00e9@voorbeeld.nl', 'notification.email.letters'],
    ['anna@voorbeeld.nl\u0000', 'notification.email.invalid'],
    [`${'a'.repeat(250)}@b.nl`, 'notification.email.invalid'],
  ])('is refused when it is %j', async (email, message) => {
    await citizen.get(CHANGE)
    const before = await stateOf(product.database)
    const answer = await citizen.press(SEND, { email })
    expect(answer.status).toBe(422)
    expect(answer.document.title).toMatch(new RegExp(`^${words('nl', 'ui.error.before')}`))
    expect(answer.document.querySelector('.error-summary a[href="#email"]')?.textContent).toBe(
      words('nl', message),
    )
    expect(await stateOf(product.database)).toBe(before)
  })

  it('is refused when it is the one that stands there, however it is written', async () => {
    for (const same of [current, ` ${current.toUpperCase()} `]) {
      await citizen.get(CHANGE)
      const answer = await citizen.press(SEND, { email: same })
      expect(answer.status).toBe(422)
      expect(textOf(answer)).toContain(words('nl', 'settings.new.same'))
    }
  })

  it.each(['m\u00fcller.example', 'VOORBEELD.example'])(
    'is taken with a domain written %s',
    async (domain) => {
      await citizen.get(CHANGE)
      const sent = await citizen.press(SEND, { email: ` Nieuw.${subjectId}@${domain} ` })
      const shown = `Nieuw.${subjectId}@${domain.toLowerCase()}`
      expect(textOf(sent)).toContain(shown)
      expect((await settings()).address.pending?.email).toBe(shown)
      await followMailedLink(product, citizen, shown)
      const page = textOf(await citizen.get(SETTINGS))
      expect(page).toContain(shown)
      expect(page).not.toContain('xn--')
      expect((await settings()).address).toMatchObject({ confirmed: shown, pending: null })
    },
  )

  it('is used only when its link was followed; until then the earlier one is', async () => {
    const email = `nieuw-${subjectId}@voorbeeld.nl`
    const shown = await ask(email)
    expect(textOf(shown)).toContain(email)
    expect((await settings()).address).toMatchObject({ confirmed: current, pending: { email } })
    await followMailedLink(product, citizen, email)
    expect((await settings()).address).toMatchObject({ confirmed: email, pending: null })
    expect((await mailTo(product, current, (text) => text.includes('vanaf nu'))).subject).toBe(
      'Uw e-mailadres is veranderd',
    )
  })

  it('can be asked for again, and taken back, by a button', async () => {
    const email = `nieuw-${subjectId}@voorbeeld.nl`
    await ask(email)
    const again = await citizen.press(words('nl', 'settings.pending.again'))
    expect(textOf(again)).toContain(words('nl', 'settings.sent'))
    await citizen.get(SETTINGS)
    await citizen.press(words('nl', 'settings.pending.withdraw'))
    expect((await settings()).address).toMatchObject({ confirmed: current, pending: null })
  })

  it('is asked for five times a day and no more', async () => {
    for (let turn = 0; turn < 5; turn += 1) await ask(`nieuw-${turn}-${subjectId}@voorbeeld.nl`)
    await citizen.get(CHANGE)
    const answer = await citizen.press(SEND, { email: 'nog-een@voorbeeld.nl' })
    expect([answer.status, textOf(answer).includes(words('nl', 'welcome.mail.too-many'))]).toEqual([
      422,
      true,
    ])
    await citizen.get(SETTINGS)
    const resent = await citizen.press(words('nl', 'settings.pending.again'))
    expect(resent.status).toBe(422)
    expect(textOf(resent)).toContain(words('nl', 'settings.too-many'))
  })
})

describe('the link that keeps the earlier address', () => {
  let email: string
  let link: string

  beforeEach(async () => {
    email = `nieuw-${subjectId}@voorbeeld.nl`
    await ask(email)
    link = await keepLink()
  })

  it('changes nothing when it is only opened, by whomever and however often', async () => {
    const before = await stateOf(product.database)
    const { pathname } = new URL(link)
    const data = `${pathname}?_data=${encodeURIComponent('routes/citizen/mail/keep-address')}`
    for (const method of ['GET', 'HEAD'])
      for (const path of [pathname, `/en${pathname}`, data])
        expect((await send(product.origin, { method, path })).status, path).toBe(200)
    expect((await send(product.origin, { method: 'POST', path: pathname })).status).toBe(403)
    expect(await stateOf(product.database)).toBe(before)
  })

  it('names nobody and no address', async () => {
    const page = await new Visitor(product.origin).get(link)
    expect(page.text).not.toContain(email)
    expect(page.text).not.toContain(current)
  })

  it('stops the change without logging in, once, and says so ever after', async () => {
    const reader = new Visitor(product.origin)
    await reader.get(link)
    const other = reader.tab()
    await other.get(link)
    expect(textOf(await reader.press(KEEP))).toContain(words('nl', 'keep.link.done.title'))
    expect((await settings()).address).toMatchObject({ confirmed: current, pending: null })
    const before = await stateOf(product.database)
    expect(textOf(await other.press(KEEP))).toContain(words('nl', 'keep.link.used.title'))
    expect((await reader.get(link)).status).toBe(410)
    expect(await stateOf(product.database)).toBe(before)
    expect((await reader.get('/mijn')).url).toContain('/inloggen')
  })

  it('takes back an address that was confirmed, in English too', async () => {
    await followMailedLink(product, citizen, email)
    expect((await settings()).address.confirmed).toBe(email)
    const reader = new Visitor(product.origin)
    await reader.get(`/en${new URL(link).pathname}`)
    expect(textOf(await reader.press(words('en', 'keep.link.button')))).toContain(
      words('en', 'keep.link.done.title'),
    )
    expect((await settings()).address.confirmed).toBe(current)
  })

  it('no longer works after 24 hours', async () => {
    await product.database.transact((transaction) =>
      transaction
        .update(mailLink)
        .set({ expiresAt: new Date(Date.now() - 1000) })
        .where(eq(mailLink.subjectId, subjectId)),
    )
    const page = await new Visitor(product.origin).get(link)
    expect(page.status).toBe(410)
    expect(textOf(page)).toContain(words('nl', 'keep.link.expired.title'))
  })

  it('is not the link to the new address, nor any other', async () => {
    const { pathname } = new URL(link)
    const token = pathname.split('/').at(-1)!
    const others = [`/bevestigen/${token}`, '/adres-houden/x', `/adres-houden/${token}A`]
    for (const path of others) expect((await new Visitor(product.origin).get(path)).status).toBe(404)
  })
})

describe('an address that takes no mail', () => {
  beforeEach(() =>
    product.database.transact((transaction) =>
      transaction.update(subject).set({ emailBouncedAt: new Date() }).where(eq(subject.id, subjectId)),
    ),
  )

  it('is told of on the first page, with the way to repair it', async () => {
    const page = await citizen.get('/mijn')
    expect(textOf(page)).toContain(words('nl', 'settings.trouble'))
    expect(page.document.querySelector(`main a[href="${SETTINGS}"]`)).not.toBeNull()
    const shown = await citizen.get(SETTINGS)
    expect(textOf(shown)).toContain(words('nl', 'settings.bounced', { email: current }))
  })

  it('may be tried again, and is well when its link was followed', async () => {
    await citizen.get(SETTINGS)
    const sent = await citizen.press(words('nl', 'settings.bounced.again'))
    expect(textOf(sent)).toContain(words('nl', 'settings.sent'))
    await followMailedLink(product, citizen, current)
    expect((await settings()).address).toMatchObject({ confirmed: current, bounced: false })
    expect(textOf(await citizen.get('/mijn'))).not.toContain(words('nl', 'settings.trouble'))
  })
})

async function settings() {
  return (await readMailSettings(product.runtime, subjectId))!
}

async function ask(email: string): Promise<Answer> {
  await citizen.get(CHANGE)
  return citizen.press(SEND, { email })
}

async function keepLink(): Promise<string> {
  const mail = await mailTo(product, current, (text) => text.includes('/adres-houden/'))
  return /http\S+\/adres-houden\/[\w-]+/.exec(mail.text)![0]
}

/** Somebody who did the first login before, and is logged in without going through the provider again. */
async function somebody(email: string) {
  const { runtime, database } = product
  const at = new Date()
  const visitor = new Visitor(product.origin)
  const subjectId = await database.transact(async (transaction) => {
    const citizen = await findOrCreate(transaction, runtime, parseBsn(newBsn())!)
    await writeAge(transaction, citizen, { birthDate: '1991-07-04', today: localDate(at) })
    await writeConfirmedAddress(transaction, runtime, { citizen, email: parseEmail(email)!, at })
    const { id } = citizen.row
    await transaction.update(subject).set({ termsVersion: TERMS_VERSION }).where(eq(subject.id, id))
    const made = newSession(runtime, {
      of: { audience: 'citizen', subjectId: id, name: 'Anna', level: 'substantieel' },
      at,
    })
    await made.insert(transaction)
    const [name, value] = made.setCookie.split(';')[0]!.split('=')
    visitor.setCookie(name!, value!)
    return id
  })
  return { visitor, subjectId }
}

function ticked({ document }: Answer): string[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[name=kinds]')]
    .filter((input) => input.checked)
    .map((input) => input.value)
}

function field({ document }: Answer, name: string): HTMLInputElement {
  return document.querySelector<HTMLInputElement>(`input[name=${name}]`)!
}

function textOf({ document }: Answer): string {
  return (document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')
}
