import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { outbox } from '~/notification/tables.server'
import { makeReplyToken } from '~/notification/reply-token.server'
import { openPostOffice, type PostOffice } from '../../tests/mail/post-office'
import { startSmtpServer, type SmtpTestServer } from '../../tests/mail/smtp-server'
import { aMessage, aWorker, typed } from '../../tests/support/conversation'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { listForPerson, readForPerson, replyByPerson } from './person-use-cases.server'
import { receiveMessage, writeDownMessage } from './receive-use-cases.server'
import { conversation, conversationEntry } from './tables.server'

const HOUR = 3_600_000

eachDatabase('a message to the desk', (open) => {
  let fresh: TestDatabase
  let smtp: SmtpTestServer
  let office: PostOffice

  beforeEach(async () => {
    fresh = await open()
    smtp = await startSmtpServer()
    office = await openPostOffice({ fresh, smtp })
    return async () => {
      office.close()
      await smtp.stop()
    }
  })

  const token = (id: string) => makeReplyToken(fresh.runtime, id)
  const reply = (id: string, text: string) =>
    replyByPerson(fresh.runtime, { token: token(id), text, requestId: 'r' })

  it('is kept sealed, logged, and confirmed by its number alone', async () => {
    const { id, number } = await aMessage(fresh.runtime)
    expect(number).toBe('B 1001')
    const rows = [conversation, conversationEntry, activity, outbox].map((table) =>
      fresh.database.reader.select().from(table),
    )
    const kept = JSON.stringify(await Promise.all(rows))
    for (const said of ['Bakker', 'bakker', 'inloggen', 'Inloggen']) expect(kept).not.toContain(said)
    await office.deliverDue()
    const [mail] = smtp.delivered
    expect(mail!.recipients).toEqual(['m.bakker@voorbeeld.example'])
    expect(mail!.parsed.text).toContain('B 1001')
    expect(mail!.parsed.text).not.toMatch(/inloggen|Bakker/i)
    const logged = await fresh.database.reader.select().from(activity)
    expect(logged.map(({ event, entry }) => [event, JSON.parse(entry).object.id])).toEqual([
      ['message-received', `form ${id}`],
    ])
  })

  it('sent ten times is one, with one number and one mail; a number is not given twice', async () => {
    const sent = []
    for (let times = 0; times < 10; times += 1) sent.push(await receiveMessage(fresh.runtime, typed()))
    expect(new Set(sent.map((one) => one.ok && one.number))).toEqual(new Set(['B 1001']))
    expect(await fresh.database.reader.$count(outbox)).toBe(1)
    await fresh.database.transact((transaction) => transaction.delete(conversation))
    expect(await aMessage(fresh.runtime)).toMatchObject({ number: 'B 1002', again: false })
  })

  it('of one address is mailed three times a day, and taken twenty times', async () => {
    for (let times = 0; times < 20; times += 1) await aMessage(fresh.runtime, { text: `${times}` })
    expect(await receiveMessage(fresh.runtime, typed({ text: 'en nog een' }))).toEqual({
      ...{ ok: false, refusal: 'too-often' },
    })
    expect(await fresh.database.reader.$count(outbox)).toBe(3)
    await aMessage(fresh.runtime, { content: { email: 'een.ander@voorbeeld.example' } })
    fresh.clock.advance(25 * HOUR)
    await aMessage(fresh.runtime)
  })

  it('of an address that others used up is still taken of who is logged in, and of the desk', async () => {
    for (let times = 0; times < 20; times += 1) await aMessage(fresh.runtime, { text: `${times}` })
    const anna = (text: string) => receiveMessage(fresh.runtime, typed({ text, subjectId: 'anna' }))
    const mails = await fresh.database.reader.$count(outbox)
    expect(await anna('Ik ben het zelf.')).toMatchObject({ ok: true })
    expect(await fresh.database.reader.$count(outbox)).toBe(mails + 1)
    const by = await aWorker(fresh.runtime, 'Noor Smit')
    const { subjectId: _, ...told } = typed({ text: 'Belde.' })
    expect(await writeDownMessage(fresh.runtime, { ...told, channel: 'phone', by })).toMatchObject({
      ok: true,
    })
    for (let times = 1; times < 20; times += 1) await anna(`${times} van mij`)
    expect(await anna('en nog een')).toEqual({ ok: false, refusal: 'too-often' })
  })

  it('is read and replied to by its own link, and by the login of who wrote it', async () => {
    const mine = await aMessage(fresh.runtime, { subjectId: 'anna' })
    await aMessage(fresh.runtime, { text: 'Iets anders.' })
    expect(await reply(mine.id, 'Het lukt nu.')).toEqual({ ok: true, number: 'B 1001', reopened: false })
    expect(await reply(mine.id, 'Het lukt nu.')).toMatchObject({ ok: true })
    const byLink = await readForPerson(fresh.runtime, { token: token(mine.id) })
    expect(byLink).toMatchObject({ number: 'B 1001', stands: 'received', mayReply: true })
    expect(byLink!.thread.map(({ text }) => text)).toEqual(['Ik kan niet inloggen.', 'Het lukt nu.'])
    expect(await readForPerson(fresh.runtime, { id: mine.id, subjectId: 'anna' })).toEqual(byLink)
    expect(await listForPerson(fresh.runtime, 'anna')).toMatchObject([{ number: 'B 1001' }])
    expect(await readForPerson(fresh.runtime, { id: mine.id, subjectId: 'erik' })).toBeNull()
    expect(await readForPerson(fresh.runtime, { token: 'x' })).toBeNull()
  })

  it('is gone for its link on the day it goes, whether or not it was taken away yet', async () => {
    const { id } = await aMessage(fresh.runtime)
    fresh.clock.advance(90 * 24 * HOUR)
    expect(await readForPerson(fresh.runtime, { token: token(id) })).toBeNull()
    expect(await reply(id, 'Bent u er nog?')).toEqual({ ok: false, refusal: 'gone' })
  })

  it('with an address that takes no mail says so, once', async () => {
    await aMessage(fresh.runtime)
    smtp.fault = { at: 'rcpt', does: 550 }
    await office.deliverDue()
    const [row] = await fresh.database.reader.select().from(conversation)
    expect(row!.bouncedAt).toEqual(fresh.runtime.now())
    expect((await fresh.database.reader.select().from(conversationEntry)).map(({ kind }) => kind)).toEqual([
      ...['person', 'auto', 'act'],
    ])
  })
})
