import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import type { Database } from '~/db/database.server'
import { parseEmail } from '~/notification/email'
import type { CarriedAddressKind } from '~/notification/kinds'
import { enqueue, enqueueViewed, type Mail } from '~/notification/outbox.server'
import { openPayload } from '~/notification/payload.server'
import { savePreferences } from '~/notification/use-cases.server'
import { outbox } from '~/notification/tables.server'
import { findById, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { databaseKind, eachDatabase, type TestDatabase } from '../support/database'
import { aCitizen } from './post-office'

eachDatabase('the outbox', (open) => {
  let fresh: TestDatabase
  let runtime: Runtime
  let citizen: Subject

  beforeEach(async () => {
    fresh = await open()
    runtime = fresh.runtime
    citizen = await aCitizen(runtime)
  })

  const rows = () => runtime.database.reader.select().from(outbox).orderBy(outbox.notBefore)
  const tell = (reason: string, to = citizen) =>
    runtime.database.transact((transaction) =>
      enqueue(transaction, runtime, { kind: 'choices-changed', citizen: to, reason, at: runtime.now() }),
    )
  const view = (at: string, subjectIds = [citizen.row.id]) => {
    const views = subjectIds.map((subjectId) => ({ subjectId, at: new Date(at) }))
    return runtime.database.record((transaction) => enqueueViewed(transaction, runtime, views))
  }
  const plan = async () =>
    (await rows()).map((row) => [row.uniqueKey.split(':')[2], row.notBefore.toISOString()])

  it('takes one mail per reason, whatever runs twice', async () => {
    expect(await tell('1')).toBe('enqueued')
    expect(await tell('1')).toBe('already')
    expect(await tell('2')).toBe('enqueued')
    expect(await Promise.all(Array.from({ length: 8 }, () => tell('3')))).toContain('enqueued')
    expect(await rows()).toHaveLength(3)
  })

  it('takes nothing for an address that was not confirmed', async () => {
    const unconfirmed = await aCitizen(runtime, { bsn: '999990019', email: null })
    expect(await tell('1', unconfirmed)).toBe('no-address')
    expect(await rows()).toEqual([])
  })

  it('takes nothing of a kind that is switched off, or was never switched on', async () => {
    await savePreferences(runtime, { subjectId: citizen.row.id, requestId: 'r', kinds: ['viewed'] })
    expect(await tell('1')).toBe('switched-off')
    const newcomer = await aCitizen(runtime, { bsn: '999990019', kinds: [] })
    expect(await tell('1', newcomer)).toBe('switched-off')
    expect(await rows()).toEqual([])
  })

  it('is empty when the change that caused the mail is rolled back', async () => {
    const failing = runtime.database.transact(async (transaction) => {
      await enqueue(transaction, runtime, {
        kind: 'choices-changed',
        citizen,
        reason: '1',
        at: runtime.now(),
      })
      throw new Error('the change failed')
    })
    await expect(failing).rejects.toThrow('the change failed')
    expect(await rows()).toEqual([])
  })

  const CARRIED = { address: parseEmail('iemand@elders.example')!, link: 'x'.repeat(32) }

  it('keeps what a mail carries sealed, under the key that dies with the profile', async () => {
    await runtime.database.transact((transaction) =>
      enqueue(transaction, runtime, {
        kind: 'confirm-address',
        reason: '1',
        payload: CARRIED,
        citizen,
        at: runtime.now(),
      }),
    )
    const [row] = await rows()
    expect(row!.payloadSealed).toMatch(/^p1\./)
    expect(JSON.stringify(row)).not.toContain('elders')
    const place = { id: row!.id, kind: 'confirm-address' } as const
    expect(openPayload(citizen.keys.profile!, place, row!.payloadSealed!)).toEqual(CARRIED)
    expect(
      openPayload(citizen.keys.profile!, { ...place, kind: 'address-changed' }, row!.payloadSealed!),
    ).toBe(null)
    const another = await aCitizen(runtime, { bsn: '999990019' })
    expect(() => openPayload(another.keys.profile!, place, row!.payloadSealed!)).toThrow()
    if (databaseKind === 'postgres') return
    const file = fresh.url.replace('file:', '')
    for (const path of [file, `${file}-wal`])
      expect(readFileSync(path).includes('elders.example')).toBe(false)
  })

  const { address, link } = CARRIED
  it.each<[string, CarriedAddressKind, unknown]>([
    ['nothing', 'confirm-address', {}],
    ['no link', 'confirm-address', { address }],
    ['a link that is none', 'address-changing', { address, link: 'iemand@elders.example' }],
    ['two addresses', 'address-changed', { address: 'iemand@elders.example, kwaad@elders.example' }],
    ['more than it says', 'address-changed', { address, link }],
  ])(
    'refuses a payload with %s for %s, and the change with it; the error repeats nothing of it',
    async (_, kind, payload) => {
      const wrong = { kind, payload, reason: '1', citizen, at: runtime.now() } as Mail
      const changing = runtime.database.transact(async (transaction) => {
        await transaction.update(subject).set({ language: 'en' }).where(eq(subject.id, citizen.row.id))
        await enqueue(transaction, runtime, wrong)
      })
      await expect(changing).rejects.toThrow(new Error(`the payload does not fit mail of the kind ${kind}`))
      expect(await rows()).toEqual([])
      const kept = await findById(runtime.database.reader, runtime, citizen.row.id)
      expect(kept!.row.language).toBe(citizen.row.language)
    },
  )

  it('mails the first view of a day at once and gathers the rest next morning', async () => {
    await view('2026-03-16T09:00:00Z')
    await view('2026-03-16T09:00:01Z')
    await view('2026-03-16T15:00:00Z')
    const gathered = ['2026-03-17', '2026-03-17T07:00:00.000Z']
    expect(await plan()).toEqual([['2026-03-16', '2026-03-16T09:00:00.000Z'], gathered])

    await view('2026-03-17T05:00:00Z')
    expect(await plan()).toHaveLength(2)
    await view('2026-03-17T12:00:00Z')
    expect(await plan()).toEqual([
      ['2026-03-16', '2026-03-16T09:00:00.000Z'],
      gathered,
      ['2026-03-18', '2026-03-18T07:00:00.000Z'],
    ])
  })

  it('gathers into the first morning of summer time', async () => {
    await view('2026-03-28T10:00:00Z')
    await view('2026-03-28T11:00:00Z')
    expect((await plan())[1]).toEqual(['2026-03-29', '2026-03-29T06:00:00.000Z'])
  })

  it('takes many views of many citizens in one go', async () => {
    const others = ['s-3', 's-1', 's-2', 's-1', 's-3']
    await view('2026-03-16T09:00:00Z', [...others, citizen.row.id])
    expect((await rows()).map((row) => row.subjectId).sort()).toEqual(
      [citizen.row.id, 's-1', 's-2', 's-3'].sort(),
    )
    await view('2026-03-16T10:00:00Z', ['s-1', 's-4'])
    expect(await rows()).toHaveLength(6)
    await view('2026-03-16T11:00:00Z', [])
  })

  it('gives one mail a day when processes hear of the same views in another order, and none waits for ever', async () => {
    const ids = ['s-1', 's-2', 's-3', 's-4', 's-5', 's-6']
    const record = (handle: Database, subjectIds: string[], held = 0) =>
      handle.record(async (transaction) => {
        const views = subjectIds.map((subjectId) => ({ subjectId, at: new Date('2026-03-16T09:00:00Z') }))
        await enqueueViewed(transaction, runtime, views)
        await pause(held)
      })
    // While the first holds a row in the middle, the second comes as far as that row, the third as far as the second.
    const first = record(fresh.database, ['s-4'], 600)
    await pause(200)
    const second = record(fresh.open(), ids)
    await pause(200)
    const third = record(fresh.open(), [...ids.slice(4), ...ids.slice(0, 4)])
    await Promise.all([first, second, third])
    expect(await rows()).toHaveLength(2 * ids.length)
  })
})
