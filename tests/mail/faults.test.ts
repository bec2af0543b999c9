import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { enqueue } from '~/notification/outbox.server'
import { outbox } from '~/notification/tables.server'
import type { Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { aCitizen, openPostOffice, type PostOffice } from './post-office'
import { dyingAfter } from './dying'
import { isAnswerLost, PASSING, REFUSING, REFUSING_THE_WAY } from './server-faults'
import { startSmtpServer, type SmtpTestServer, type Step } from './smtp-server'

eachDatabase('mail against a failing server', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let smtp: SmtpTestServer
  let office: PostOffice
  /** One that waits for an answer as briefly as a test can bear. */
  let hasty: PostOffice
  let citizen: Subject

  beforeAll(async () => {
    fresh = await open()
    runtime = fresh.runtime
    citizen = await aCitizen(runtime)
  })
  beforeEach(async () => {
    await runtime.database.transact(async (transaction) => {
      await transaction.delete(outbox)
      await transaction.update(subject).set({ emailBouncedAt: null })
    })
    smtp = await startSmtpServer()
    office = await openPostOffice({ fresh, smtp })
    hasty = await openPostOffice({ fresh, smtp, stepMilliseconds: 1_000 })
  })
  afterEach(async () => {
    office.close()
    hasty.close()
    await smtp.stop()
  })

  const tell = (reason = '1', to = citizen) =>
    runtime.database.transact((transaction) =>
      enqueue(transaction, runtime, { kind: 'choices-changed', citizen: to, reason, at: runtime.now() }),
    )
  const state = async () => (await office.rows())[0]!

  it.each(Object.entries({ ...PASSING, ...REFUSING_THE_WAY }))(
    'that %s: sent later, once unless the answer was lost',
    async (_name, fault) => {
      await tell()
      smtp.fault = fault
      // Only who is kept waiting loses patience; on a busy machine a hasty one would before its time.
      await (fault.does === 'hang' ? hasty : office).deliverDue()
      const waiting = await state()
      expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, leaseUntil: null })
      if (fault.does === 'hang') expect(waiting.lastError).toBe('ETIMEDOUT')
      expect(waiting.notBefore.getTime() - runtime.now().getTime()).toBe(15_000)

      smtp.fault = null
      await office.deliverDue()
      expect((await state()).attempts).toBe(1)
      fresh.clock.advance(15_000)
      await office.deliverDue()
      expect(await state()).toMatchObject({ state: 'sent', attempts: 2 })
      expect(smtp.delivered).toHaveLength(isAnswerLost(fault) ? 2 : 1)
      expect(new Set(smtp.delivered.map(({ parsed }) => parsed.messageId)).size).toBe(1)
    },
  )

  it.each(Object.entries(REFUSING))('that %s: dead at once, and others go on', async (_name, fault) => {
    await tell('1')
    smtp.fault = fault
    await office.deliverDue()
    const dead = await state()
    expect(dead).toMatchObject({ state: 'dead', attempts: 1 })
    smtp.fault = null
    await tell('2', await aCitizen(runtime, { bsn: '999990147', email: 'erik@voorbeeld.example' }))
    fresh.clock.advance(24 * 3_600_000)
    await office.deliverDue()
    expect(smtp.delivered).toHaveLength(1)
    expect(await office.row(dead.id)).toEqual(dead)
  })

  it('that is not there: tried again, longer apart each time, until the mail is too old', async () => {
    await tell()
    await smtp.stop()
    const waits: number[] = []
    for (let tries = 0; tries < 60 && (await state()).state === 'waiting'; tries += 1) {
      await office.deliverDue()
      const { notBefore } = await state()
      waits.push((notBefore.getTime() - runtime.now().getTime()) / 1000)
      fresh.clock.advance(Math.max(0, notBefore.getTime() - runtime.now().getTime()))
    }
    expect(waits.slice(0, 4)).toEqual([15, 30, 60, 120])
    const died = await state()
    expect(died).toMatchObject({ state: 'dead', lastError: 'ESOCKET' })
    expect(died.settledAt! <= died.expiresAt).toBe(true)
  })

  it('that offers no TLS where TLS is required: nothing is said to it, not even the address', async () => {
    await tell()
    const strict = await openPostOffice({ fresh, smtp, requireTls: true })
    const steps: Step[] = []
    smtp.onStep = (step) => void steps.push(step)
    await strict.deliverDue()
    strict.close()
    expect(await state()).toMatchObject({ state: 'waiting', lastError: expect.stringMatching(/^ETLS/) })
    expect(steps).toEqual(['connect'])
  })

  it('that is slow at every step: given up on as a whole, well before the lease ends', async () => {
    await tell()
    const limited = await openPostOffice({ fresh, smtp, stepMilliseconds: 10_000, mailMilliseconds: 300 })
    smtp.onStep = () => pause(200)
    await limited.deliverDue()
    limited.close()
    expect(await state()).toMatchObject({ state: 'waiting', lastError: 'EABORT' })
    expect(smtp.delivered).toEqual([])
  })

  it('is not flooded with old mail after an outage', async () => {
    await tell()
    fresh.clock.advance(73 * 3_600_000)
    await office.deliverDue()
    expect(smtp.delivered).toEqual([])
    expect(await state()).toMatchObject({ state: 'dead', lastError: 'too-old' })
  })

  it('whose words are in no log and no row', async () => {
    await tell()
    for (const fault of [PASSING['greylists the recipient']!, REFUSING['does not know the recipient']!]) {
      smtp.fault = fault
      await office.deliverDue()
      fresh.clock.advance(3_600_000)
    }
    expect((await state()).lastError).toBe('EENVELOPE 550 5.2.0')
    const said = JSON.stringify([office.logged, await office.rows()])
    expect(said).toContain('EENVELOPE 450 4.2.0')
    expect(said).not.toMatch(/voorbeeld|@|999990408/)
  })

  it('keeps a mail that a worker always dies of from coming back for ever', async () => {
    await tell()
    const dying = await openPostOffice({ fresh, smtp, runtime: dyingAfter(runtime, () => true) })
    for (let life = 0; life < 40; life += 1) {
      await dying.deliverDue()
      fresh.clock.advance(61_000)
    }
    dying.close()
    await office.deliverDue()
    expect(await state()).toMatchObject({ state: 'dead', lastError: 'too-many-attempts' })
  })
})
