import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterEach, describe, expect, it } from 'vitest'
import type { Mail } from '../../stand-ins/mailbox/mailbox'
import { post, runStandIns } from './run'

const standIns = runStandIns()

const MAIL: SendMailOptions = {
  from: 'Zeggenschap <geen-antwoord@zeggenschap.example>',
  to: 'anna@voorbeeld.nl',
  subject: 'Er is iets gebeurd – log in',
  text: 'Kijk op http://localhost:3000/mijn?a=1&b=2 voor meer.\n',
  html: '<p>Kijk op <a href="http://localhost:3000/mijn">Mijn keuzes</a></p><script>alert(1)</script>',
  headers: { 'List-Unsubscribe': '<http://localhost:3000/afmelden/x>', 'X-Proef': 'é' },
  messageId: '<vast@zeggenschap.example>',
}

afterEach(async () => {
  await post(`${standIns.origin}/mailbox/fault`, { mode: 'none' })
  await post(`${standIns.origin}/mailbox/clear`)
})

describe('mailbox', () => {
  it('keeps what is delivered, newest first', async () => {
    await send(MAIL)
    await send({ ...MAIL, to: ['erik@voorbeeld.nl', 'Ivo <ivo@voorbeeld.nl>'], subject: 'Tweede' })
    const mails = await delivered()
    expect(mails.map((mail) => mail.subject)).toEqual(['Tweede', 'Er is iets gebeurd – log in'])
    expect(mails[1]).toMatchObject({
      from: 'geen-antwoord@zeggenschap.example',
      fromName: 'Zeggenschap',
      to: ['anna@voorbeeld.nl'],
      envelope: { from: 'geen-antwoord@zeggenschap.example', to: ['anna@voorbeeld.nl'] },
      text: MAIL.text,
      html: MAIL.html,
      receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    })
    expect(mails[1]!.headers).toMatchObject({
      'message-id': '<vast@zeggenschap.example>',
      'list-unsubscribe': '<http://localhost:3000/afmelden/x>',
    })
    expect(mails[0]!.to).toEqual(['erik@voorbeeld.nl', 'ivo@voorbeeld.nl'])
  })

  it('finds by recipient, also one that only the envelope names', async () => {
    await send({ ...MAIL, envelope: { from: 'x@zeggenschap.example', to: ['stil@voorbeeld.nl'] } })
    expect(await delivered('ANNA@voorbeeld.nl')).toHaveLength(1)
    expect(await delivered('stil@voorbeeld.nl')).toHaveLength(1)
    expect(await delivered('erik@voorbeeld.nl')).toHaveLength(0)
  })

  it('has null for the part that was not sent', async () => {
    await send({ ...MAIL, html: undefined })
    expect((await delivered())[0]).toMatchObject({ html: null })
    await send({ ...MAIL, text: undefined })
    expect((await delivered())[0]).toMatchObject({ text: null })
  })

  it('shows mails to people, without running what is in them', async () => {
    await send({ ...MAIL, subject: '<b>Vet</b>' })
    const [mail] = await delivered()
    const list = await (await fetch(`${standIns.origin}/mailbox`)).text()
    expect(list).toContain(`href="/mailbox/${mail!.id}"`)
    expect(list).not.toContain('<b>Vet</b>')
    const single = await (await fetch(`${standIns.origin}/mailbox/${mail!.id}`)).text()
    expect(single).toContain('<a href="http://localhost:3000/mijn?a=1&#38;b=2">')
    expect(single).toMatch(/<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/)
    expect(single).not.toContain('<script>')
    const inner = await fetch(`${standIns.origin}/mailbox/${mail!.id}/html`)
    expect(inner.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-scripts)/)
    expect(await inner.text()).toContain('Mijn keuzes')
    expect((await fetch(`${standIns.origin}/mailbox/niets`)).status).toBe(404)
  })

  it.each([
    ['defer', 451],
    ['reject', 550],
    ['refuse-connection-421', 421],
  ])('refuses with %s (%i)', async (mode, code) => {
    await post(`${standIns.origin}/mailbox/fault`, { mode })
    await expect(send(MAIL)).rejects.toMatchObject({ responseCode: code })
    expect(await delivered()).toHaveLength(0)
  })

  it('can take a mail and hang up before saying so', async () => {
    await post(`${standIns.origin}/mailbox/fault`, { mode: 'drop-after-data' })
    await expect(send(MAIL)).rejects.toThrow()
    expect(await delivered()).toHaveLength(1)
  })

  it('can be slow', async () => {
    await post(`${standIns.origin}/mailbox/fault`, { mode: 'slow', milliseconds: 300 })
    const before = Date.now()
    await send(MAIL)
    expect(Date.now() - before).toBeGreaterThanOrEqual(290)
  })
})

async function send(mail: SendMailOptions) {
  const transport = createTransport({
    host: '127.0.0.1',
    port: standIns.smtpPort,
    secure: false,
    ignoreTLS: true,
  })
  await transport.sendMail(mail)
}

async function delivered(to?: string) {
  const query = to ? `?to=${encodeURIComponent(to)}` : ''
  return (await (await fetch(`${standIns.origin}/mailbox.json${query}`)).json()) as Mail[]
}
