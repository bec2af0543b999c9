import { expect, it } from 'vitest'
import { enqueue } from '~/notification/outbox.server'
import { prepareMessage } from '~/notification/message.server'
import { claimDue, settle, type OutboxRow } from '~/notification/store.server'
import type { Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { openPostOffice, withPostOffice, type PostOffice } from './post-office'
import type { SmtpTestServer } from './smtp-server'

eachDatabase('the lease on a mail', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let smtp: SmtpTestServer
  let office: PostOffice
  let citizen: Subject
  withPostOffice({ open }, (world) => ({ fresh, runtime, smtp, office, citizen } = world))

  const tell = (reason: string) =>
    runtime.database.transact((transaction) =>
      enqueue(transaction, runtime, { kind: 'choices-changed', citizen, reason, at: runtime.now() }),
    )
  const claim = (limit = 1) =>
    runtime.database.transact((transaction) =>
      claimDue(transaction, { now: runtime.now(), limit, by: 'mail' }),
    )
  const settleAs = (row: OutboxRow) =>
    runtime.database.transact((transaction) =>
      settle(transaction, { row, decision: { state: 'sent' }, now: runtime.now() }),
    )

  it('keeps a mail for its worker for a minute, and not a moment longer', async () => {
    await tell('1')
    const [first] = await claim()
    expect(first).toMatchObject({ state: 'sending', fence: 1, attempts: 1 })
    fresh.clock.advance(59_999)
    expect(await claim()).toEqual([])
    fresh.clock.advance(1)
    const [second] = await claim()
    expect(second).toMatchObject({ id: first!.id, messageId: first!.messageId, fence: 2, attempts: 2 })
  })

  it('refuses the word of a worker that lost it', async () => {
    await tell('1')
    const [stale] = await claim()
    fresh.clock.advance(60_000)
    const [current] = await claim()
    expect(await settleAs(stale!)).toBe('stale')
    expect(await office.row(stale!.id)).toMatchObject({ state: 'sending', fence: 2 })
    expect(await settleAs(current!)).toBe('settled')
    expect(await settleAs(current!)).toBe('stale')
    expect(await settleAs(stale!)).toBe('stale')
  })

  it('sends a mail again, under the same Message-ID, when the worker died between sending and settling', async () => {
    await tell('1')
    const [row] = await claim()
    const prepared = await prepareMessage(office.options, row!)
    if (!prepared.ready) throw new Error('must be ready')
    expect(await office.options.mailer.send(prepared.message)).toEqual({ result: 'delivered' })
    // The worker dies here.
    fresh.clock.advance(60_000)
    await office.deliverDue()
    expect(smtp.delivered).toHaveLength(2)
    expect(smtp.delivered[0]!.parsed.messageId).toBe(smtp.delivered[1]!.parsed.messageId)
    expect(smtp.delivered[0]!.parsed.messageId).toMatch(/^<[\w-]{32}@portaal\.example>$/)
    expect(await office.row(row!.id)).toMatchObject({ state: 'sent', attempts: 2, fence: 2 })
  })

  it('gives every mail to one of many workers', async () => {
    for (let reason = 0; reason < 60; reason += 1) await tell(String(reason))
    const others = await Promise.all(
      Array.from({ length: 3 }, () =>
        openPostOffice({ fresh, smtp, runtime: { ...runtime, database: fresh.open() } }),
      ),
    )
    await Promise.all([office, ...others].map((worker) => worker.deliverDue()))
    for (const other of others) other.close()
    const ids = smtp.delivered.map(({ parsed }) => parsed.messageId)
    expect(ids).toHaveLength(60)
    expect(new Set(ids).size).toBe(60)
    expect((await office.rows()).every((row) => row.state === 'sent' && row.attempts === 1)).toBe(true)
  })

  it('lets a courier finish what is under way when it is stopped, and claim nothing more', async () => {
    for (let reason = 0; reason < 4; reason += 1) await tell(String(reason))
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => void (release = resolve))
    const arrived = new Promise<void>((resolve) => {
      smtp.onStep = (step) => {
        if (step !== 'received') return
        resolve()
        return held
      }
    })
    const slow = await openPostOffice({ fresh, smtp, slots: 1 })
    slow.courier.start()
    await arrived
    const stopped = slow.courier.stop()
    release()
    await stopped
    slow.close()
    const states = (await office.rows()).map((row) => row.state).sort()
    expect(states).toEqual(['sent', 'waiting', 'waiting', 'waiting'])
  })
})
