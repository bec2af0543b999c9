import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseEmail } from '~/notification/email'
import { countQueue, dropMail, listQueue, retryMail } from '~/notification/queue.server'
import { mailLink, outbox } from '~/notification/tables.server'
import { requestAddress } from '~/notification/address-use-cases.server'
import { loginTransaction, oauthArtifact, session } from '~/identity/tables.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { sweepExpired } from '~/server/housekeeping.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { aCitizen, openPostOffice, type PostOffice } from './post-office'
import { startSmtpServer, type SmtpTestServer } from './smtp-server'

const DAY = 24 * 3_600_000

eachDatabase('the operator’s view of the mail', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let smtp: SmtpTestServer
  let office: PostOffice
  let citizen: Subject

  beforeEach(async () => {
    fresh = await open()
    runtime = fresh.runtime
    smtp = await startSmtpServer()
    office = await openPostOffice({ fresh, smtp })
    citizen = await aCitizen(runtime)
    const email = parseEmail('nieuw@voorbeeld.example')!
    await requestAddress(runtime, { subjectId: citizen.row.id, requestId: 'r', email, language: 'nl' })
  })
  afterEach(async () => {
    office.close()
    await smtp.stop()
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
    fresh.clock.advance(2 * DAY)
    expect(await retryMail(runtime, id)).toEqual({ ok: true })
    expect(await retryMail(runtime, id)).toEqual({ ok: false, refusal: 'not-dead' })
    await office.deliverDue()
    expect(smtp.delivered[0]!.recipients).toEqual(['nieuw@voorbeeld.example'])
    expect(await retryMail(runtime, 'nobody')).toEqual({ ok: false, refusal: 'unknown' })
  })

  it('takes a mail out for good, with what it carried', async () => {
    const { id } = await dead()
    expect(await dropMail(runtime, id)).toEqual({ ok: true })
    expect(await office.row(id)).toMatchObject({ state: 'dropped', payloadSealed: null })
    expect(await dropMail(runtime, id)).toEqual({ ok: false, refusal: 'unknown' })
    expect(await retryMail(runtime, id)).toEqual({ ok: false, refusal: 'not-dead' })
  })

  it('does not take a mail out of a worker’s hands', async () => {
    await runtime.database.transact((transaction) => transaction.update(outbox).set({ state: 'sending' }))
    const [row] = await office.rows()
    expect(await dropMail(runtime, row!.id)).toEqual({ ok: false, refusal: 'under-way' })
  })

  it('is kept as long as the table of periods says', async () => {
    const { reader } = runtime.database
    const { id } = await dead()
    expect(await sweepExpired(runtime)).toBe(0)
    fresh.clock.advance(DAY + 1)
    expect(await sweepExpired(runtime)).toBe(1)
    expect((await reader.select().from(mailLink))[0]).toMatchObject({ payloadSealed: '' })
    fresh.clock.advance(7 * DAY)
    await sweepExpired(runtime)
    expect(await reader.select().from(mailLink)).toEqual([])
    expect((await office.row(id)).payloadSealed).not.toBeNull()
    fresh.clock.advance(23 * DAY)
    await sweepExpired(runtime)
    expect((await office.row(id)).payloadSealed).toBeNull()
    fresh.clock.advance(183 * DAY)
    await sweepExpired(runtime)
    expect(await office.rows()).toEqual([])
  })

  it('goes with sessions and logins that are over, however many, and leaves the others', async () => {
    const at = (milliseconds: number) => new Date(runtime.now().getTime() + milliseconds)
    await runtime.database.transact(async (transaction) => {
      const sessions = Array.from({ length: 1201 }, (_, place) => ({
        idIndex: `s-${place}`,
        audience: 'citizen',
        subjectId: citizen.row.id,
        actorSealed: 'x',
        startedAt: at(-9 * 3_600_000),
        lastSeenAt: at(-9 * 3_600_000),
        expiresAt: at(place === 0 ? 1000 : -1000),
      }))
      for (let from = 0; from < sessions.length; from += 300)
        await transaction.insert(session).values(sessions.slice(from, from + 300))
      const login = { provider: 'digid', secretsSealed: 'x' }
      await transaction.insert(loginTransaction).values([
        { ...login, stateIndex: 'over', expiresAt: at(-1) },
        { ...login, stateIndex: 'busy', expiresAt: at(1) },
      ])
      const artifact = { model: 'ReplayDetection', payload: '{}' }
      await transaction.insert(oauthArtifact).values([
        { ...artifact, id: 'over', expiresAt: at(-1) },
        { ...artifact, id: 'never', expiresAt: null },
      ])
    })
    expect(await sweepExpired(runtime)).toBe(1202)
    const { reader } = runtime.database
    expect((await reader.select().from(session)).map((row) => row.idIndex)).toEqual(['s-0'])
    expect((await reader.select().from(loginTransaction)).map((row) => row.stateIndex)).toEqual(['busy'])
    expect((await reader.select().from(oauthArtifact)).map((row) => row.id)).toEqual(['never'])
  })
})
