import { expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { confirmAddress, requestAddress } from '~/notification/address-use-cases.server'
import { readMailAddress, writeConfirmedAddress } from '~/notification/address.server'
import { parseEmail } from '~/notification/email'
import { enqueue } from '~/notification/outbox.server'
import { readReach } from '~/notification/reach.server'
import { findById, type Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { aCitizen, withPostOffice, type PostOffice } from './post-office'
import { type Fault, type SmtpTestServer } from './smtp-server'

const ADDRESS = 'anna@voorbeeld.example'
const NEW = parseEmail('nieuw@voorbeeld.example')!
const UNKNOWN: Fault = { at: 'rcpt', does: 550 }
const HOUR = 3_600_000

eachDatabase('an address that takes no mail', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let smtp: SmtpTestServer
  let office: PostOffice
  let citizen: Subject
  withPostOffice(
    { open, wanted: { email: ADDRESS } },
    (world) => ({ fresh, runtime, smtp, office, citizen } = world),
  )

  const tell = (reason: string) =>
    runtime.database.transact((transaction) =>
      enqueue(transaction, runtime, { kind: 'choices-changed', citizen, reason, at: runtime.now() }),
    )
  const bounce = async () => {
    await tell('bounces')
    smtp.fault = UNKNOWN
    await office.deliverDue()
    smtp.fault = null
  }
  const ask = (email = NEW) =>
    requestAddress(runtime, { subjectId: citizen.row.id, requestId: 'r', email, language: 'nl' })
  const where = () => readMailAddress(runtime, citizen.row.id)
  const sentTo = () => smtp.delivered.map(({ recipients }) => recipients.join())
  const follow = async () => {
    const mail = smtp.delivered.findLast(({ parsed }) => parsed.text!.includes('/bevestigen/'))!
    const token = /\/bevestigen\/([\w-]{32})\n/.exec(mail.parsed.text!)![1]!
    expect(await confirmAddress(runtime, { token, requestId: 'r' })).toEqual({ ok: true })
  }

  it('is known as such, and logged once without the address', async () => {
    expect((await where())!.bounced).toBe(false)
    await bounce()
    await bounce()
    expect((await where())!.bounced).toBe(true)
    const rows = await runtime.database.reader.select().from(activity)
    const noted = rows.filter((row) => row.event === 'address-bounced')
    expect(noted).toMatchObject([{ subjectId: citizen.row.id, outcome: 'failure' }])
    expect(noted[0]!.entry).not.toMatch(/voorbeeld|@/)
  })

  it.each<[string, Fault]>([
    ['refuses for now', { at: 'rcpt', does: 450 }],
    ['refuses the sender', { at: 'mail', does: 550 }],
    ['refuses every connection', { at: 'connect', does: 554 }],
    ['refuses the message', { at: 'received', does: 554 }],
    ['cuts the connection', { at: 'rcpt', does: 'drop' }],
  ])('is not one where the server %s', async (_name, fault) => {
    await tell('1')
    smtp.fault = fault
    await office.deliverDue()
    expect((await where())!.bounced).toBe(false)
  })

  it('gets nothing more: its mail waits as long as it may live, and then goes without a word', async () => {
    await bounce()
    await tell('later')
    await office.deliverDue()
    fresh.clock.advance(HOUR)
    await office.deliverDue()
    expect(sentTo()).toEqual([])
    const waits = (await office.rows()).find((row) => row.state === 'waiting')!
    expect(waits).toMatchObject({ lastError: 'address-bounced', attempts: 1, notBefore: waits.expiresAt })
    fresh.clock.set(waits.expiresAt.toISOString())
    await office.deliverDue()
    expect(await office.row(waits.id)).toMatchObject({ state: 'dropped', lastError: 'address-bounced' })
  })

  it('is repaired by another address, and what waited goes there', async () => {
    await bounce()
    await tell('later')
    await office.deliverDue()
    expect(await ask()).toEqual({ ok: true, outcome: 'mail-on-its-way' })
    await office.deliverDue()
    expect(sentTo()).toEqual([NEW])
    await follow()
    expect(await where()).toMatchObject({ confirmed: NEW, bounced: false })
    await office.deliverDue()
    expect(sentTo()).toEqual([NEW, NEW])
  })

  it('is repaired by the same address, when that takes mail again', async () => {
    await bounce()
    expect(await ask(parseEmail(ADDRESS)!)).toEqual({ ok: true, outcome: 'mail-on-its-way' })
    await office.deliverDue()
    await follow()
    expect(await where()).toMatchObject({ confirmed: ADDRESS, bounced: false })
    await tell('again')
    await office.deliverDue()
    expect(sentTo()).toEqual([ADDRESS, ADDRESS])
  })

  it('does not reach its citizen, who is asked to confirm another and is then reached', async () => {
    const reach = async () =>
      readReach(
        runtime.database.reader,
        (await findById(runtime.database.reader, runtime, citizen.row.id))!,
        runtime.now(),
      )
    expect(await reach()).toBe('confirmed')
    await bounce()
    expect(await reach()).toBe('failing')
    await ask()
    expect(await reach()).toBe('unconfirmed')
    await office.deliverDue()
    await follow()
    expect(await reach()).toBe('confirmed')
  })

  it('says so of a new address too: the mail to confirm it could not be delivered', async () => {
    citizen = await aCitizen(runtime, { bsn: '999990147', email: null })
    await ask()
    smtp.fault = UNKNOWN
    await office.deliverDue()
    expect(await where()).toMatchObject({ confirmed: null, bounced: false, pending: { refused: true } })
    smtp.fault = null
    await ask()
    expect((await where())!.pending).toMatchObject({ refused: false })
  })

  it('is no longer said of who moved while the mail was under way', async () => {
    await tell('under way')
    smtp.fault = UNKNOWN
    smtp.onStep = async (step) => {
      if (step !== 'rcpt') return
      smtp.onStep = () => undefined
      await runtime.database.transact((transaction) =>
        writeConfirmedAddress(transaction, runtime, { citizen, email: NEW, at: runtime.now() }),
      )
    }
    await office.deliverDue()
    expect(await where()).toMatchObject({ confirmed: NEW, bounced: false })
  })
})
