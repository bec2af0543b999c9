import { beforeEach, expect, it } from 'vitest'
import { REFUSED_IN_A_ROW } from '~/notification/in-a-row'
import { enqueue } from '~/notification/outbox.server'
import { readMailPause } from '~/notification/pause.server'
import { findById, type Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { numbersFrom } from '../support/numbers'
import { aCitizen, openPostOffice, withPostOffice, type PostOffice } from './post-office'
import type { Fault, SmtpTestServer } from './smtp-server'

const MINUTE = 60_000
const CITIZENS = 12

/** Ways in which a relay takes mail for nobody: the last as if none of the addresses were there. */
const CLOSED: [string, Fault][] = [
  ['does not know us', { at: 'rcpt', does: 550, enhanced: '5.7.1' }],
  ['takes nobody', { at: 'rcpt', does: 554, enhanced: null }],
  ['wants a login', { at: 'mail', does: 530, enhanced: '5.7.0' }],
  ['is shutting down', { at: 'connect', does: 421, enhanced: '4.3.2' }],
  ['takes no message', { at: 'received', does: 554, enhanced: '5.7.1' }],
  ['says that nobody is there', { at: 'rcpt', does: 550, enhanced: null }],
]

eachDatabase('a relay that takes mail for nobody', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let smtp: SmtpTestServer
  let office: PostOffice
  let citizens: Subject[]
  withPostOffice({ open }, (world) => ({ fresh, runtime, smtp, office } = world))
  beforeEach(async () => {
    citizens = []
    const numbers = numbersFrom(99_970_000)
    for (let n = 0; n < CITIZENS; n += 1)
      citizens.push(await aCitizen(runtime, { bsn: numbers.next().value, email: `c${n}@voorbeeld.example` }))
  })

  const tellAll = () =>
    runtime.database.transact(async (transaction) => {
      for (const citizen of citizens)
        await enqueue(transaction, runtime, {
          kind: 'choices-changed',
          citizen,
          reason: '1',
          at: runtime.now(),
        })
    })
  const states = async () => (await office.rows()).map((row) => row.state)
  const tried = async () => (await office.rows()).filter((row) => row.attempts > 0).length
  const bounced = async () => {
    const all = await Promise.all(
      citizens.map(({ row }) => findById(runtime.database.reader, runtime, row.id)),
    )
    return all.filter((citizen) => citizen!.row.emailBouncedAt).length
  }
  const pause = () => readMailPause(runtime.database.reader)
  const said = (words: string) => office.logged.filter((line) => line.words === words).length

  it.each(CLOSED)(
    '%s: the queue waits, nobody tried for nothing, and goes by itself',
    async (_name, fault) => {
      await tellAll()
      smtp.fault = fault
      await office.deliverDue()
      expect(await pause()).not.toBeNull()
      expect(await tried()).toBeLessThanOrEqual(REFUSED_IN_A_ROW + office.options.slots)
      expect(said('all mail waits: the mail server takes none')).toBe(1)

      // Half an hour of one try every few minutes: the same answers, and none of them kills a mail or an address.
      for (let minute = 0; minute < 30; minute += 1) {
        fresh.clock.advance(MINUTE)
        await office.deliverDue()
      }
      expect(await states()).not.toContain('dead')
      expect(await bounced()).toBe(0)
      expect(await pause()).not.toBeNull()

      smtp.fault = null
      for (let minute = 0; minute < 60; minute += 1) {
        fresh.clock.advance(MINUTE)
        await office.deliverDue()
      }
      expect(await pause()).toBeNull()
      expect(said('mail goes again')).toBe(1)
      expect((await states()).filter((state) => state === 'sent')).toHaveLength(CITIZENS)
      expect(smtp.delivered).toHaveLength(CITIZENS)
    },
  )

  it('says so of one address only, and is believed: at once when others get through, else the second time', async () => {
    const vague: Fault = { at: 'rcpt', does: 550, enhanced: null }
    const [first, second, third] = citizens
    const tell = async (citizen: Subject) => {
      await runtime.database.transact((transaction) =>
        enqueue(transaction, runtime, { kind: 'choices-changed', citizen, reason: '1', at: runtime.now() }),
      )
      await office.deliverDue()
    }
    smtp.fault = vague
    await tell(first!)
    expect([await bounced(), await states()]).toEqual([0, ['waiting']])
    fresh.clock.advance(MINUTE)
    await office.deliverDue()
    expect([await bounced(), await states()]).toEqual([1, ['dead']])
    smtp.fault = null
    await tell(second!)
    smtp.fault = vague
    await tell(third!)
    expect([await bounced(), (await states()).sort()]).toEqual([2, ['dead', 'dead', 'sent']])
  })

  it('tries one mail at a time, of whichever worker', async () => {
    await tellAll()
    smtp.fault = CLOSED[0]![1]
    await office.deliverDue()
    const other = await openPostOffice({ fresh, smtp })
    const before = (await office.rows()).reduce((sum, { attempts }) => sum + attempts, 0)
    fresh.clock.advance(MINUTE)
    await Promise.all([office.deliverDue(), other.deliverDue()])
    other.close()
    const after = (await office.rows()).reduce((sum, { attempts }) => sum + attempts, 0)
    expect(after - before).toBe(1)
  })

  it('is not one that refuses a few, or the same person again and again', async () => {
    await tellAll()
    let refused = 0
    smtp.onStep = (step) => {
      if (step !== 'rcpt') return
      refused += 1
      smtp.fault = refused % REFUSED_IN_A_ROW === 0 ? null : CLOSED[0]![1]
    }
    const single = await openPostOffice({ fresh, smtp, slots: 1 })
    await single.deliverDue()
    single.close()
    expect(await pause()).toBeNull()
    expect((await states()).filter((state) => state === 'sent')).toHaveLength(
      Math.floor(CITIZENS / REFUSED_IN_A_ROW),
    )
  })
})
