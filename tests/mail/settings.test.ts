import { beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { enqueueViewed } from '~/notification/outbox.server'
import { outbox } from '~/notification/tables.server'
import type { MailSettings } from '~/notification/settings'
import { readMailSettings, saveMailSettings } from '~/notification/use-cases.server'
import type { Subject } from '~/person/store.server'
import { subjectKey } from '~/person/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eachDatabase } from '../support/database'
import { aCitizen, BSN } from './post-office'

eachDatabase('what somebody chooses about mail', (open) => {
  let runtime: Runtime
  let citizen: Subject

  beforeEach(async () => {
    runtime = (await open()).runtime
    citizen = await aCitizen(runtime, { kinds: [] })
  })

  const settings = async () => (await readMailSettings(runtime, citizen.row.id))!.settings
  const save = (chosen: MailSettings, shown: MailSettings) =>
    saveMailSettings(runtime, { subjectId: citizen.row.id, requestId: 'r', chosen, shown })
  const logged = async () => {
    const rows = await runtime.database.reader.select().from(activity)
    return rows.filter((row) => row.event === 'preferences-changed').map((row) => row.entry)
  }

  it('starts with nothing switched on', async () => {
    expect(await settings()).toEqual({ kinds: [], rhythm: 'at-once', name: '' })
  })

  it('is kept together, and logged once in words that name nobody', async () => {
    const shown = await settings()
    const before = (await logged()).length
    const chosen: MailSettings = { kinds: ['viewed'], rhythm: 'weekly', name: 'Huize Anna' }
    expect(await save(chosen, shown)).toEqual(['viewed=on', 'rhythm=weekly', 'name'])
    expect(await settings()).toEqual(chosen)
    const entries = (await logged()).slice(before)
    expect(entries).toHaveLength(1)
    expect(entries[0]).not.toMatch(new RegExp(`Huize|Anna|${BSN}`))
    expect(await save(chosen, shown)).toEqual([])
    expect(await logged()).toHaveLength(before + 1)
  })

  it('keeps how often when the kind is switched off and on again', async () => {
    const none = await settings()
    const weekly: MailSettings = { kinds: ['viewed'], rhythm: 'weekly', name: '' }
    await save(weekly, none)
    await save({ ...weekly, kinds: [] }, weekly)
    expect(await settings()).toMatchObject({ kinds: [], rhythm: 'weekly' })
    await save(weekly, { ...weekly, kinds: [] })
    expect(await settings()).toEqual(weekly)
  })

  it('keeps how often without switching the kind on', async () => {
    const none = await settings()
    await save({ ...none, rhythm: 'daily' }, none)
    expect(await settings()).toEqual({ kinds: [], rhythm: 'daily', name: '' })
  })

  it('in two windows: what each changed counts, neither undoes the other', async () => {
    const both = await settings()
    await save({ ...both, kinds: ['viewed'], name: 'Anna' }, both)
    await save({ ...both, kinds: ['choices-changed'], rhythm: 'daily' }, both)
    expect(await settings()).toEqual({
      kinds: ['choices-changed', 'viewed'],
      rhythm: 'daily',
      name: 'Anna',
    })
  })

  it('is out of reach once the profile is erased', async () => {
    const shown = await settings()
    await runtime.database.transact((transaction) =>
      transaction.update(subjectKey).set({ profileKeySealed: null }),
    )
    expect(await save({ ...shown, name: 'Anna' }, shown)).toEqual([])
    expect(await readMailSettings(runtime, citizen.row.id)).toBeNull()
  })

  it('gathers views a day or a week, one mail however many there are', async () => {
    const views = ['2026-03-16T09:00:00Z', '2026-03-17T06:59:00Z', '2026-03-17T15:00:00Z'].flatMap((at) => [
      { subjectId: 'daily', at: new Date(at), rhythm: 'daily' as const },
      { subjectId: 'weekly', at: new Date(at), rhythm: 'weekly' as const },
      { subjectId: 'at-once', at: new Date(at) },
    ])
    for (const view of views)
      await runtime.database.record((transaction) => enqueueViewed(transaction, runtime, [view]))
    const rows = await runtime.database.reader.select().from(outbox).orderBy(outbox.notBefore)
    const due = (subjectId: string) =>
      rows.filter((row) => row.subjectId === subjectId).map((row) => row.notBefore.toISOString())
    expect(due('daily')).toEqual(['2026-03-17T07:00:00.000Z', '2026-03-18T07:00:00.000Z'])
    expect(due('weekly')).toEqual(['2026-03-23T07:00:00.000Z'])
    expect(due('at-once')).toEqual([
      '2026-03-16T09:00:00.000Z',
      '2026-03-17T06:59:00.000Z',
      '2026-03-18T07:00:00.000Z',
    ])
  })

  it('may change from a week to at once with a mail waiting: no day gets two', async () => {
    const view = (at: string, rhythm: 'weekly' | 'at-once') =>
      runtime.database.record((transaction) =>
        enqueueViewed(transaction, runtime, [{ subjectId: 's', at: new Date(at), rhythm }]),
      )
    await view('2026-03-20T09:00:00Z', 'weekly')
    await view('2026-03-23T06:00:00Z', 'at-once')
    await view('2026-03-23T09:00:00Z', 'at-once')
    const keys = (await runtime.database.reader.select().from(outbox)).map((row) => row.uniqueKey)
    expect(keys.sort()).toEqual(['viewed:s:2026-03-23', 'viewed:s:2026-03-24'])
  })
})
