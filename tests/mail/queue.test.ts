import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { parseEmail } from '~/notification/email'
import { countQueue, dropMail, listQueue, retryMail } from '~/notification/queue.server'
import { outbox } from '~/notification/tables.server'
import { requestAddress } from '~/notification/address-use-cases.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { withPostOffice, type PostOffice } from './post-office'
import type { SmtpTestServer } from './smtp-server'

const HOUR = 3_600_000

const BY = { operator: 'operator', requestId: 'r' }

eachDatabase('the operator’s view of the mail', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let smtp: SmtpTestServer
  let office: PostOffice
  let citizen: Subject
  withPostOffice(
    { open, wanted: { email: null } },
    (world) => ({ fresh, runtime, smtp, office, citizen } = world),
  )
  beforeEach(async () => {
    const email = parseEmail('nieuw@voorbeeld.example')!
    await requestAddress(runtime, { subjectId: citizen.row.id, requestId: 'r', email, language: 'nl' })
  })

  const dead = async () => {
    smtp.fault = { at: 'rcpt', does: 550 }
    await office.deliverDue()
    smtp.fault = null
    return (await listQueue(runtime.database.reader, { state: 'dead' }))[0]!
  }

  it('shows what is stuck and why, not whose it is nor where it goes', async () => {
    const mail = await dead()
    expect(mail).toMatchObject({
      kind: 'confirm-address',
      state: 'dead',
      attempts: 1,
      lastError: 'EENVELOPE 550 5.2.0',
    })
    expect(JSON.stringify(mail)).not.toMatch(new RegExp(`@|voorbeeld|${citizen.row.id}|p1\\.`))
    const figures = await countQueue(runtime.database.reader)
    expect(figures).toEqual([{ state: 'dead', mails: 1, oldestDue: mail.notBefore }])
    expect(await listQueue(runtime.database.reader, { state: 'dead', after: mail.id })).toEqual([])
  })

  it('gives a dead mail a new life', async () => {
    const { id } = await dead()
    fresh.clock.advance(20 * HOUR)
    expect(await retryMail(runtime, id, BY)).toEqual({ ok: true })
    expect(await retryMail(runtime, id, BY)).toEqual({ ok: false, refusal: 'not-dead' })
    await office.deliverDue()
    expect(smtp.delivered[0]!.recipients).toEqual(['nieuw@voorbeeld.example'])
    expect(await retryMail(runtime, 'nobody', BY)).toEqual({ ok: false, refusal: 'unknown' })
  })

  it('takes a mail out for good, with what it carried', async () => {
    const { id } = await dead()
    expect(await dropMail(runtime, id, BY)).toEqual({ ok: true })
    expect(await office.row(id)).toMatchObject({ state: 'dropped', payloadSealed: null })
    expect(await dropMail(runtime, id, BY)).toEqual({ ok: false, refusal: 'unknown' })
    expect(await retryMail(runtime, id, BY)).toEqual({ ok: false, refusal: 'not-dead' })
  })

  it('says in the log who tried again or took out which mail, not whose', async () => {
    const { id } = await dead()
    await retryMail(runtime, id, BY)
    await retryMail(runtime, id, BY)
    await dropMail(runtime, id, BY)
    await dropMail(runtime, id, BY)
    const rows = await runtime.database.reader.select().from(activity).orderBy(activity.sequence)
    const logged = rows.filter((row) => row.event === 'queue-changed').map((row) => JSON.parse(row.entry))
    expect(logged.map((entry) => [entry.users[0].id, entry.object.id, entry.subject])).toEqual([
      ['operator', `retry ${id}`, null],
      ['operator', `drop ${id}`, null],
    ])
  })

  it('does not take a mail out of a worker’s hands', async () => {
    await runtime.database.transact((transaction) => transaction.update(outbox).set({ state: 'sending' }))
    const [row] = await office.rows()
    expect(await dropMail(runtime, row!.id, BY)).toEqual({ ok: false, refusal: 'under-way' })
  })
})
