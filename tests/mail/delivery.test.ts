import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enqueue, enqueueViewed } from '~/notification/outbox.server'
import { outbox } from '~/notification/tables.server'
import { confirmAddress, requestAddress } from '~/notification/address-use-cases.server'
import { readUnsubscribeToken } from '~/notification/unsubscribe-token.server'
import { savePreferences, unsubscribe } from '~/notification/use-cases.server'
import { cameBy, readWaitsToken } from '~/notification/what-waits-token.server'
import { parseEmail } from '~/notification/email'
import { subject, subjectKey } from '~/person/tables.server'
import { sealField, type Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { aCitizen, BSN, openPostOffice, ORIGIN, type PostOffice } from './post-office'
import { startSmtpServer, type SmtpTestServer } from './smtp-server'

eachDatabase('delivering mail', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let smtp: SmtpTestServer
  let office: PostOffice

  beforeEach(async () => {
    fresh = await open()
    runtime = fresh.runtime
    smtp = await startSmtpServer()
    office = await openPostOffice({ fresh, smtp })
  })
  afterEach(async () => {
    office.close()
    await smtp.stop()
  })

  const tell = (citizen: Subject, reason = '1') =>
    runtime.database.transact((transaction) =>
      enqueue(transaction, runtime, { kind: 'choices-changed', citizen, reason, at: runtime.now() }),
    )
  const only = () => {
    expect(smtp.delivered).toHaveLength(1)
    return smtp.delivered[0]!
  }

  it('says that something happened and nothing more, to one address, with fixed headers', async () => {
    await tell(await aCitizen(runtime, { name: 'Huize Anna' }))
    await office.deliverDue()
    const { recipients, sender, parsed, raw } = only()
    expect(recipients).toEqual(['anna@voorbeeld.example'])
    expect(sender).toBe('geen-antwoord@portaal.example')
    expect(parsed.subject).toBe('Er is iets nieuws voor u in Zeggenschap')
    expect(parsed.text).toContain('Goedendag Huize Anna,')
    expect(parsed.text).toContain(`${ORIGIN}/`)
    expect(parsed.html).toContain('Goedendag Huize Anna,')
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
    expect(parsed.headers.get('content-language')).toBe('nl')
    const names = parsed.headerLines.map(({ key }) => key).sort()
    expect(names).toEqual(
      [
        ...['auto-submitted', 'content-language', 'content-type', 'date', 'from', 'list-unsubscribe'],
        ...['list-unsubscribe-post', 'message-id', 'mime-version', 'subject', 'to'],
      ].sort(),
    )
    expect(raw).not.toContain(BSN)
    expect(parsed.text).not.toMatch(/huisarts|apothe|ziekenhuis|keuzes veranderd/i)
  })

  it('leads to what waits from each mail about a record, whether something waits or not', async () => {
    const citizen = await aCitizen(runtime)
    await runtime.database.transact((transaction) =>
      enqueue(transaction, runtime, { kind: 'recorded', citizen, reason: '1', at: runtime.now() }),
    )
    await office.deliverDue()
    const { parsed } = only()
    const [, token = ''] = parsed.text!.match(/\/wacht-op-u\/(\S+)/)!
    expect(parsed.html).toContain(token)
    const read = readWaitsToken(runtime, token)!
    expect(read.subjectId).toBe(citizen.row.id)
    expect(await cameBy(runtime.database.reader, citizen, { sent: read, now: runtime.now() })).toBe('by-mail')
    expect(readUnsubscribeToken(runtime, token)).toBeNull()
    expect(parsed.text).not.toMatch(/huisarts|apothe|ziekenhuis|vastgelegd/i)
  })

  it('leaves nothing behind of what it carried, and no error', async () => {
    await tell(await aCitizen(runtime))
    smtp.fault = { at: 'rcpt', does: 450 }
    await office.deliverDue()
    smtp.fault = null
    fresh.clock.advance(60_000)
    await office.deliverDue()
    const [row] = await office.rows()
    expect(row).toMatchObject({
      state: 'sent',
      payloadSealed: null,
      lastError: null,
      attempts: 2,
      leaseUntil: null,
    })
  })

  it('goes to the address of the moment it is sent, in the language of that moment', async () => {
    const citizen = await aCitizen(runtime)
    await tell(citizen)
    const emailSealed = sealField(citizen, 'email_sealed', 'nieuw@voorbeeld.example')
    await runtime.database.transact((transaction) =>
      transaction.update(subject).set({ emailSealed, language: 'en' }).where(eq(subject.id, citizen.row.id)),
    )
    await office.deliverDue()
    expect(only().recipients).toEqual(['nieuw@voorbeeld.example'])
    expect(only().parsed.subject).toBe('There is something new for you in Zeggenschap')
  })

  it('sends a confirmation to the address that was asked for, in the words of no one else', async () => {
    const citizen = await aCitizen(runtime, { name: 'Anna' })
    const email = parseEmail('nieuw@voorbeeld.example')!
    const name = 'Klik snel op kwaad.example'
    const by = { subjectId: citizen.row.id, requestId: 'r' }
    await requestAddress(runtime, { ...by, email, name, language: 'en' })
    await office.deliverDue()
    const { parsed, raw } = smtp.delivered.find(({ recipients }) => recipients.join() === email)!
    expect(parsed.subject).toBe('Confirm your e-mail address')
    expect(raw).not.toContain('kwaad')
    expect(parsed.headers.has('list-unsubscribe')).toBe(false)
    const token = /\/en\/bevestigen\/([\w-]{32})\n/.exec(parsed.text!)![1]!
    expect(await confirmAddress(runtime, { token, requestId: 'r' })).toEqual({ ok: true })
    const sent = (await office.rows()).find((row) => row.kind === 'confirm-address')
    expect(sent).toMatchObject({ payloadSealed: null, state: 'sent' })
  })

  it.each([
    'Anna\r\nBcc: kwaad@elders.example',
    'Anna\nTo: kwaad@elders.example\n\nHallo',
    'Anna <kwaad@elders.example>',
    '=?utf-8?q?=0d=0aBcc:_kwaad@elders.example?=',
    '"><script>alert(1)</script>',
    '%%unsubscribe%% $& \u2028',
  ])('lets no name into a header, nor become markup: %j', async (name) => {
    await tell(await aCitizen(runtime, { name }))
    await office.deliverDue()
    const { recipients, parsed, raw } = only()
    expect(recipients).toEqual(['anna@voorbeeld.example'])
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
    expect(head).not.toMatch(/kwaad|script|^bcc|^cc/im)
    expect(parsed.to).toMatchObject({ value: [{ address: 'anna@voorbeeld.example', name: '' }] })
    expect(parsed.html).not.toContain('<script')
  })

  it.each([
    'kwaad@elders.example, anna@voorbeeld.example',
    'a@b.nl\r\nRCPT TO:<kwaad@elders.example>',
    '"x" <a@b.nl>',
  ])('sends nothing to what is not one plain address, whoever wrote it into the row: %j', async (email) => {
    const citizen = await aCitizen(runtime)
    const emailSealed = sealField(citizen, 'email_sealed', email)
    await runtime.database.transact((transaction) =>
      transaction.update(subject).set({ emailSealed }).where(eq(subject.id, citizen.row.id)),
    )
    await tell(citizen)
    await office.deliverDue()
    expect(smtp.delivered).toEqual([])
    expect((await office.rows())[0]).toMatchObject({ state: 'dropped', lastError: 'no-address' })
  })

  describe('what is wanted no more', () => {
    it('is dropped when the kind was switched off meanwhile', async () => {
      const citizen = await aCitizen(runtime)
      await tell(citizen)
      await savePreferences(runtime, { subjectId: citizen.row.id, requestId: 'r', kinds: [] })
      await office.deliverDue()
      expect(smtp.delivered).toEqual([])
      expect((await office.rows())[0]).toMatchObject({ state: 'dropped', lastError: 'switched-off' })
    })

    it('is dropped when the profile was erased meanwhile', async () => {
      const citizen = await aCitizen(runtime)
      await tell(citizen)
      await runtime.database.transact((transaction) =>
        transaction
          .update(subjectKey)
          .set({ profileKeySealed: null })
          .where(eq(subjectKey.subjectId, citizen.row.id)),
      )
      await office.deliverDue()
      expect(smtp.delivered).toEqual([])
      expect((await office.rows())[0]).toMatchObject({ state: 'dropped', lastError: 'erased' })
    })

    it('is dropped for views of a citizen without address, which the question’s path does not look at', async () => {
      const citizen = await aCitizen(runtime, { email: null })
      const views = [{ subjectId: citizen.row.id, at: runtime.now() }]
      await runtime.database.record((transaction) => enqueueViewed(transaction, runtime, views))
      await office.deliverDue()
      expect(smtp.delivered).toEqual([])
      expect((await office.rows())[0]).toMatchObject({ state: 'dropped', lastError: 'no-address' })
    })
  })

  it('carries a link that switches the kind off', async () => {
    const citizen = await aCitizen(runtime)
    await tell(citizen)
    await office.deliverDue()
    const { parsed } = only()
    expect(parsed.headerLines.find(({ key }) => key === 'list-unsubscribe-post')!.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    )
    const header = parsed.headerLines
      .find(({ key }) => key === 'list-unsubscribe')!
      .line.replace(/\r\n\s/g, '')
    const token = new RegExp(`^List-Unsubscribe: *<${ORIGIN}/afmelden/([\\w.-]+)>$`).exec(header)![1]!
    expect(parsed.text).toContain(token)
    expect(token.length).toBeLessThan(200)
    expect(token).not.toContain(citizen.row.id)
    expect(await unsubscribe(runtime, { token, requestId: 'r' })).toEqual({
      ok: true,
      kind: 'choices-changed',
    })
    expect(await tell(citizen, '2')).toBe('switched-off')
  })

  describe('poison', () => {
    const poison = {
      'an unknown kind': { kind: 'gone-in-a-later-version' },
      'an unknown recipient': { recipient: 'of-a-later-version' },
      'a payload that is missing': { kind: 'confirm-address', payloadSealed: null },
    }

    it.each(Object.entries(poison))('%s is dead and does not block others', async (_name, wrong) => {
      const citizen = await aCitizen(runtime)
      for (const reason of ['1', '2', '3', '4', '5']) await tell(citizen, reason)
      const [first] = await office.rows()
      await runtime.database.transact((transaction) =>
        transaction.update(outbox).set(wrong).where(eq(outbox.id, first!.id)),
      )
      await office.deliverDue()
      expect(smtp.delivered).toHaveLength(4)
      const states = (await office.rows()).map((row) => row.state)
      expect(states).toEqual(['dead', 'sent', 'sent', 'sent', 'sent'])
    })

    it('a letter that cannot be filled in is dead', async () => {
      const citizen = await aCitizen(runtime)
      await tell(citizen)
      const letters = new Map(office.options.letters)
      letters.set('choices-changed/nl', { ...letters.get('choices-changed/nl')!, html: '%%nonsense%%' })
      const broken = await openPostOffice({ fresh, smtp, letters })
      await broken.deliverDue()
      broken.close()
      expect((await office.rows())[0]).toMatchObject({ state: 'dead', lastError: 'cannot-be-filled-in' })
    })

    it('a payload under an unknown key waits: the fault may be this worker’s', async () => {
      const citizen = await aCitizen(runtime)
      const email = parseEmail('nieuw@voorbeeld.example')!
      await requestAddress(runtime, { subjectId: citizen.row.id, requestId: 'r', email, language: 'nl' })
      const payloadSealed = `x1.${'A'.repeat(60)}`
      await runtime.database.transact((transaction) => transaction.update(outbox).set({ payloadSealed }))
      await office.deliverDue()
      expect((await office.rows())[0]).toMatchObject({ state: 'waiting', lastError: 'cannot-be-prepared' })
    })
  })
})
