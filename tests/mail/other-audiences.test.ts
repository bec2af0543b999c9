import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import type { Bounce } from '~/notification/bounce.server'
import { parseEmail, type Email } from '~/notification/email'
import { KINDS, type KindId } from '~/notification/kinds'
import { renderLetters } from '~/notification/letters/render.server'
import { enqueue, resumePaused, type Mail } from '~/notification/outbox.server'
import { openPayload } from '~/notification/payload.server'
import type { Addressee, Audiences } from '~/notification/recipient.server'
import { subject } from '~/person/tables.server'
import { EXAMPLE_ORGANISATION } from '~/runtime/organisation'
import { sealKey, type SealKey } from '~/sealing/seal.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { openPostOffice, ORIGIN, type PostOffice } from './post-office'
import { startSmtpServer, type SmtpTestServer } from './smtp-server'

/* Mail to who is no citizen, of kinds that only this test has: no folder of the portal knows such people yet. */

const AUDIENCES = ['staff', 'organisation', 'conversation'] as const
type AudienceName = (typeof AUDIENCES)[number]

const DECLARED = Object.fromEntries(
  AUDIENCES.flatMap((to) => [
    [`tells-${to}`, { ...KINDS.approval, to, about: 'what-happened', atOnce: 2 }],
    [`answers-${to}`, { ...KINDS['address-changed'], to }],
  ]),
)
const kindOf = (does: 'tells' | 'answers', to: AudienceName) => `${does}-${to}` as KindId

Object.assign(KINDS, DECLARED)
const letters = await renderLetters({ origin: ORIGIN, organisation: EXAMPLE_ORGANISATION })
afterAll(() => Object.keys(DECLARED).forEach((kind) => Reflect.deleteProperty(KINDS, kind)))

/** What the folder of an audience would keep of somebody. */
type Known = {
  key: SealKey
  email: Email | null
  language: string
  gone: Addressee['gone']
  bounced: boolean
}

eachDatabase('mail to who is no citizen', (open) => {
  let fresh: TestDatabase
  let smtp: SmtpTestServer
  let office: PostOffice
  let book: Map<string, Known>
  let noted: (Bounce & { audience: string })[]

  beforeEach(async () => {
    fresh = await open()
    smtp = await startSmtpServer()
    book = new Map()
    noted = []
    const audiences = Object.fromEntries(AUDIENCES.map((name) => [name, audience(name)])) as Audiences
    office = await openPostOffice({ fresh, smtp, letters, audiences })
  })
  afterEach(async () => {
    office.close()
    await smtp.stop()
  })

  const audience = (name: AudienceName) => ({
    find: async (_reader: unknown, _runtime: unknown, id: string) => {
      const isTheirs = id.startsWith(`${name}-`) && book.has(id)
      return isTheirs ? { addressee: lookAt(id) } : null
    },
    noteBounce: async (_transaction: unknown, _runtime: unknown, bounce: Bounce) => {
      noted.push({ audience: name, ...bounce })
      book.get(bounce.id)!.bounced = true
    },
  })
  function lookAt(id: string): Addressee {
    const { key, email, language, gone, bounced } = book.get(id)!
    const [hasAddress, address] = [email !== null, () => email]
    return { id, gone, language, key: () => key, hasAddress, address, bounced, name: () => 'Noor' }
  }
  function know(to: AudienceName, known: Partial<Known> = {}) {
    const id = `${to}-${book.size + 1}`
    const email = parseEmail(`${id}@zorg.example`)
    const key = sealKey(id, randomBytes(32))
    book.set(id, { key, email, language: 'en', gone: null, bounced: false, ...known })
    return id
  }
  const send = (mail: object) =>
    fresh.runtime.database.transact((transaction) =>
      enqueue(transaction, fresh.runtime, { at: fresh.runtime.now(), ...mail } as Mail),
    )
  const tell = (to: AudienceName, id: string, reason = '1') =>
    send({ kind: kindOf('tells', to), addressee: lookAt(id), reason })
  const sentTo = () => smtp.delivered.map(({ recipients }) => recipients.join())

  it.each(AUDIENCES)('goes out to %s in their language, and no citizen is made or asked', async (to) => {
    const id = know(to)
    expect(await tell(to, id)).toBe('enqueued')
    await office.deliverDue()
    expect(sentTo()).toEqual([`${id}@zorg.example`])
    expect(smtp.delivered[0]!.parsed.text).toContain('Hello Noor,')
    expect(await office.rows()).toMatchObject([{ recipient: to, subjectId: id, state: 'sent' }])
    expect(await fresh.runtime.database.reader.$count(subject)).toBe(0)
  })

  it.each(AUDIENCES)(
    'of %s is remembered where it bounces, waits, and goes when it is mended',
    async (to) => {
      const [id, other] = [know(to), know(to)]
      await tell(to, id)
      smtp.fault = { at: 'rcpt', does: 550 }
      await office.deliverDue()
      smtp.fault = null
      const [first] = await office.rows()
      const bounce = {
        audience: to,
        id,
        mail: first!.id,
        email: `${id}@zorg.example`,
        at: fresh.runtime.now(),
      }
      expect(noted).toEqual([bounce])
      await tell(to, id, '2')
      await tell(to, other)
      await office.deliverDue()
      expect(sentTo()).toEqual([`${other}@zorg.example`])
      Object.assign(book.get(id)!, { bounced: false, email: parseEmail('nieuw@zorg.example') })
      await fresh.runtime.database.transact((transaction) =>
        resumePaused(transaction, id, fresh.runtime.now()),
      )
      await office.deliverDue()
      expect(sentTo()).toEqual([`${other}@zorg.example`, 'nieuw@zorg.example'])
    },
  )

  it('is sealed under their own key, with the address that it carries, and dies with that', async () => {
    const id = know('conversation', { email: null, language: 'nl' })
    expect(await tell('conversation', id)).toBe('no-address')
    const answer = (reason: string) =>
      send({
        ...{ kind: kindOf('answers', 'conversation'), addressee: lookAt(id), reason },
        payload: { address: 'wie-vroeg@voorbeeld.example' },
      })
    await answer('1')
    const [row] = await office.rows()
    const place = { id: row!.id, kind: 'address-changed' } as const
    expect(row!.payloadSealed).not.toContain('voorbeeld')
    expect(() => openPayload(sealKey(id, randomBytes(32)), place, row!.payloadSealed!)).toThrow()
    await office.deliverDue()
    await answer('2')
    book.get(id)!.gone = 'erased'
    await office.deliverDue()
    expect(sentTo()).toEqual(['wie-vroeg@voorbeeld.example'])
    const became = (await office.rows()).map(({ uniqueKey, state, payloadSealed }) => [
      ...[uniqueKey.at(-1), state, payloadSealed],
    ])
    expect(became.toSorted()).toEqual([
      ['1', 'sent', null],
      ['2', 'dropped', null],
    ])
  })

  it('is not written for who left, nor sent to who left meanwhile', async () => {
    const id = know('staff')
    await tell('staff', id)
    book.get(id)!.gone = 'left'
    expect(await tell('staff', id, '2')).toBe('left')
    await office.deliverDue()
    expect(sentTo()).toEqual([])
    expect(await office.rows()).toMatchObject([{ state: 'dropped', lastError: 'left' }])
  })

  it('goes within the measure of who gets it, and of nobody else', async () => {
    const [one, other] = [know('organisation'), know('organisation')]
    for (const reason of ['1', '2', '3', '4']) {
      await tell('organisation', one, reason)
      await office.deliverDue()
    }
    await tell('organisation', other)
    await office.deliverDue()
    const [mine, theirs] = [`${one}@zorg.example`, `${other}@zorg.example`]
    expect(sentTo()).toEqual([mine, mine, theirs])
    fresh.clock.advance(24 * 3_600_000)
    await office.deliverDue()
    expect(sentTo()).toEqual([mine, mine, theirs, mine])
  })
})
