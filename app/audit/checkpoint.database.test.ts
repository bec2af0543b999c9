import { readFileSync, rmSync } from 'node:fs'
import { asc } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import type { Database } from '~/db/database.server'
import { appendEntries, sealingOf } from '../../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { readStatement } from './checkpoint'
import { sealActivityLog } from './checkpoint.server'
import { openAuditKeys } from './keys.server'
import { checkpoint } from './tables.server'
import { verifyActivityLog } from './verify.server'

eachDatabase('sealing the activity log', (open) => {
  let fresh: TestDatabase
  let sealing: ReturnType<typeof sealingOf>

  beforeEach(async () => {
    fresh = await open()
    sealing = sealingOf(fresh)
  })

  /** The job as another process would run it, with nothing remembered. */
  const elsewhere = (database: Database = fresh.open()) => ({
    ...sealing,
    runtime: { ...fresh.runtime, database },
  })
  const statements = async () => {
    const rows = await fresh.database.reader.select().from(checkpoint).orderBy(asc(checkpoint.number))
    return rows.map((row) => readStatement(row.body)!)
  }
  const outside = () => readFileSync(sealing.config.checkpointFile, 'utf8').trimEnd().split('\n')
  const verify = () =>
    verifyActivityLog({
      reader: fresh.database.reader,
      keys: openAuditKeys(sealing.config.keys.audit.reveal()),
      checkpointFile: sealing.config.checkpointFile,
    })

  it('makes nothing of an empty log', async () => {
    expect(await sealActivityLog(sealing)).toEqual({ sealed: null, broken: [] })
    expect(await statements()).toEqual([])
  })

  it('makes nothing when nothing changed, whichever process looks', async () => {
    await appendEntries(fresh.database, 5)
    expect(await sealActivityLog(sealing)).toEqual({ sealed: 1, broken: [] })
    expect(await sealActivityLog(sealing)).toEqual({ sealed: null, broken: [] })
    expect(await sealActivityLog(elsewhere())).toEqual({ sealed: null, broken: [] })
    expect(outside()).toHaveLength(1)
  })

  it('lists only the lanes that came further', async () => {
    const other = fresh.open()
    await appendEntries(fresh.database, 5)
    await appendEntries(other, 10)
    await sealActivityLog(sealing)
    await appendEntries(other, 5)
    await sealActivityLog(elsewhere())
    const [first, second] = await statements()
    expect(first!.heads.map((head) => head.sequence).sort()).toEqual([10, 5])
    expect(second!.heads).toMatchObject([{ sequence: 15 }])
  })

  it('lists every lane now and then, and a process that starts reads no further back', async () => {
    const often = { ...sealing, completeEvery: 3 }
    await appendEntries(fresh.open(), 5)
    for (let round = 0; round < 5; round += 1) {
      await appendEntries(fresh.database, 5)
      await sealActivityLog(often)
    }
    expect((await statements()).map(({ complete, heads }) => [complete, heads.length])).toEqual([
      [true, 2],
      [false, 1],
      [false, 1],
      [true, 2],
      [false, 1],
    ])
    await appendEntries(fresh.database, 5)
    await sealActivityLog({ ...elsewhere(), completeEvery: 3 })
    expect((await statements())[5]).toMatchObject({ complete: false, heads: [{ sequence: 30 }] })
  })

  it('writes every checkpoint outside the database too, also those of others', async () => {
    await appendEntries(fresh.database, 5)
    await sealActivityLog({ ...sealing, config: sealingOf(fresh).config })
    await appendEntries(fresh.database, 5)
    await sealActivityLog(sealing)
    const rows = await fresh.database.reader.select().from(checkpoint).orderBy(asc(checkpoint.number))
    expect(outside().map((line) => JSON.parse(line) as unknown)).toEqual(
      rows.map(({ number, body, signature }) => ({ number, body, signature })),
    )
  })

  it('names a lane as opened where it is named first, and as closed once it stands still', async () => {
    await appendEntries(fresh.open(), 5)
    await appendEntries(fresh.database, 5)
    await sealActivityLog(sealing)
    await appendEntries(fresh.database, 5)
    await sealActivityLog(sealing)
    await appendEntries(fresh.database, 5)
    await sealActivityLog({ ...sealing, closesAfter: -1 })
    const made = await statements()
    expect(made.map(({ heads }) => heads.map(({ sequence, state }) => [sequence, state]))).toEqual([
      [
        [5, 'opened'],
        [5, 'opened'],
      ],
      [[10, undefined]],
      [
        [15, undefined],
        [5, 'closed'],
      ],
    ])
    expect(await verify()).toMatchObject({ ok: true })
  })

  it('finds what comes into a lane after it was closed, and never signs it', async () => {
    const other = fresh.open()
    await appendEntries(other, 5)
    await appendEntries(fresh.database, 6)
    await sealActivityLog(sealing)
    await appendEntries(fresh.database, 5)
    await sealActivityLog({ ...sealing, closesAfter: -1 })
    await appendEntries(other, 5)
    expect(await sealActivityLog(sealing)).toMatchObject({ sealed: null, broken: [expect.any(String)] })
    expect(await verify()).toMatchObject({ ok: false, finding: { code: 'entry-after-close', sequence: 6 } })
  })

  it('is safe in several processes at once', async () => {
    const processes = [fresh.open(), fresh.open(), fresh.open()]
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(processes.map((database) => appendEntries(database, 5)))
      const outcomes = await Promise.all(processes.map((database) => sealActivityLog(elsewhere(database))))
      const sealed = outcomes.flatMap((outcome) => outcome.sealed ?? [])
      expect(new Set(sealed).size).toBe(sealed.length)
    }
    await sealActivityLog(sealing)
    expect(await verify()).toMatchObject({ ok: true, entries: 150, unsealed: 0 })
  })

  it('never leaves out a number, even when its memory is ahead of the database', async () => {
    await appendEntries(fresh.database, 5)
    await sealActivityLog(sealing)
    await fresh.database.transact((transaction) => transaction.delete(checkpoint))
    rmSync(sealing.config.checkpointFile)
    await appendEntries(fresh.database, 5)
    expect(await sealActivityLog(sealing)).toMatchObject({ sealed: null })
    expect(await statements()).toEqual([])
  })
})
