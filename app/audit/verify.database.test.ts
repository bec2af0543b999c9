import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { and, desc, eq, gt } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Transaction } from '~/db/database.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { Secret } from '~/sealing/secret.server'
import { anEntry, appendEntries, sealingOf } from '../../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { appendActivity, FIRST_HASH, hashOf } from './append.server'
import { sealActivityLog } from './checkpoint.server'
import { openAuditKeys } from './keys.server'
import { activity, checkpoint } from './tables.server'
import { verifyRecentActivity } from './verify-recent.server'
import { verifyActivityLog } from './verify.server'

type Row = typeof activity.$inferSelect

eachDatabase('verifying the activity log', (open) => {
  let fresh: TestDatabase
  let sealing: ReturnType<typeof sealingOf>

  beforeEach(async () => {
    fresh = await open()
    sealing = sealingOf(fresh)
    await appendEntries(fresh.database, 20)
    await sealActivityLog(sealing)
    await appendEntries(fresh.open(), 20)
    await appendEntries(fresh.database, 10)
    await sealActivityLog(sealing)
  })

  const verify = ({ waits = 0 } = {}) =>
    verifyActivityLog({
      reader: fresh.database.reader,
      keys: openAuditKeys(sealing.config.keys.audit.reveal()),
      checkpointFile: sealing.config.checkpointFile,
      waits,
    })
  const tamper = (work: (transaction: Transaction) => Promise<unknown>) => fresh.database.transact(work)
  const finding = async () => {
    const found = await verify()
    return found.ok ? 'nothing' : found.finding
  }
  const rowsOf = async (lane?: string) =>
    fresh.database.reader
      .select()
      .from(activity)
      .where(lane ? eq(activity.lane, lane) : undefined)
      .orderBy(activity.lane, activity.sequence)
  const aLane = async () => {
    const rows = await rowsOf()
    const longest = rows.find((row) => row.sequence === 30)!.lane
    return rowsOf(longest)
  }
  const is = (row: Row) => and(eq(activity.lane, row.lane), eq(activity.sequence, row.sequence))

  it('passes an untouched log', async () => {
    await appendEntries(fresh.database, 7)
    expect(await verify()).toEqual({
      ok: true,
      entries: 57,
      lanes: 2,
      checkpoints: 2,
      unsealed: 7,
      outside: 2,
    })
  })

  it('passes an empty log', async () => {
    const empty = await open()
    const keys = openAuditKeys(makeSecrets().AUDIT_KEY)
    const checkpointFile = sealingOf(empty).config.checkpointFile
    expect(await verifyActivityLog({ reader: empty.database.reader, keys, checkpointFile })).toMatchObject({
      ok: true,
    })
  })

  it('passes a log longer than its pages, and finds a gap and a double at their edges', async () => {
    await appendEntries(fresh.database, 2000)
    await sealActivityLog(sealing)
    expect(await verify()).toMatchObject({ ok: true, entries: 2050 })
    const edge = (await aLane())[999]!
    await tamper((t) => t.insert(activity).values({ ...edge, subjectId: 'subject-9' }))
    expect(await finding()).toMatchObject({ sequence: 1000 })
    await tamper((t) => t.delete(activity).where(is(edge)))
    expect(await finding()).toMatchObject({ code: 'entry-missing', sequence: 1000 })
  })

  it('says nothing about whose entry it is', async () => {
    const row = (await aLane())[7]!
    await tamper((t) => t.update(activity).set({ outcome: 'refused' }).where(is(row)))
    expect(await finding()).toEqual({
      code: 'entry-disagrees-with-columns',
      lane: row.lane,
      sequence: 8,
      words: `Entry 8 of lane ${row.lane} was changed: the columns to search by do not say what it says.`,
    })
  })

  describe('finds an edit', () => {
    it('of the text', async () => {
      const row = (await aLane())[4]!
      await tamper((t) =>
        t
          .update(activity)
          .set({ entry: row.entry.replace('success', 'refused') })
          .where(is(row)),
      )
      expect(await finding()).toMatchObject({ code: 'entry-changed', lane: row.lane, sequence: 5 })
    })

    it('of the text with its hash', async () => {
      const row = (await aLane())[4]!
      const entry = row.entry.replace('request-4', 'request-5')
      await tamper((t) =>
        t
          .update(activity)
          .set({ entry, hash: hashOf(entry) })
          .where(is(row)),
      )
      expect(await finding()).toMatchObject({ code: 'entry-not-ours', sequence: 5 })
      await tamper((t) =>
        t
          .update(activity)
          .set({ mac: t.mac('entry', entry) })
          .where(is(row)),
      )
      expect(await finding()).toMatchObject({ code: 'entry-not-linked', sequence: 6 })
    })

    it.each(['x', 'null', '{"format":3}'])('that leaves no entry but %s', async (entry) => {
      const row = (await aLane())[4]!
      await tamper((t) =>
        t
          .update(activity)
          .set({ entry, hash: hashOf(entry) })
          .where(is(row)),
      )
      expect(await finding()).toMatchObject({ code: 'entry-unreadable', sequence: 5 })
    })

    it.each([
      { subjectId: 'subject-9' },
      { at: new Date('2020-01-01T00:00:00Z') },
      { event: 'logged-in' },
      { organisation: '90000101' },
      { organisationType: 'Z3' },
      { outcome: 'refused' },
    ])('of a column: %j', async (change) => {
      const row = (await aLane())[4]!
      await tamper((t) => t.update(activity).set(change).where(is(row)))
      expect(await finding()).toMatchObject({ code: 'entry-disagrees-with-columns', sequence: 5 })
    })

    it('of an entry with all that follow it chained anew', async () => {
      const rows = await aLane()
      await tamper((t) => rechain(t, rows, (row) => (row.sequence === 3 ? { requestId: 'other' } : {})))
      expect(await finding()).toMatchObject({ code: 'sealed-entry-changed', checkpoint: 1, sequence: 20 })
    })

    it('of an entry between two checkpoints, chained anew before the second was made', async () => {
      await appendEntries(fresh.database, 5)
      const rows = await aLane()
      await tamper((t) => rechain(t, rows, (row) => (row.sequence === 25 ? { requestId: 'other' } : {})))
      await sealActivityLog(sealing)
      expect(await finding()).toMatchObject({ code: 'sealed-entry-changed', checkpoint: 2, sequence: 30 })
    })
  })

  it('finds a deletion', async () => {
    const row = (await aLane())[4]!
    await tamper((t) => t.delete(activity).where(is(row)))
    expect(await finding()).toMatchObject({ code: 'entry-missing', lane: row.lane, sequence: 5 })
  })

  it('finds the first entries missing', async () => {
    const row = (await aLane())[0]!
    await tamper((t) => t.delete(activity).where(is(row)))
    expect(await finding()).toMatchObject({ code: 'entry-missing', sequence: 1 })
  })

  it('finds an insertion', async () => {
    const row = (await aLane())[4]!
    const entry = row.entry.replace('request-4', 'request-x').replace('subject-2', 'subject-9')
    await tamper((t) =>
      t.insert(activity).values({ ...row, subjectId: 'subject-9', entry, hash: hashOf(entry) }),
    )
    expect(await finding()).toMatchObject({ code: 'entry-doubled', lane: row.lane, sequence: 5 })
  })

  it('finds a lane that goes by another name', async () => {
    const { lane } = (await aLane())[0]!
    await tamper((t) => t.update(activity).set({ lane: 'other' }).where(eq(activity.lane, lane)))
    expect(await finding()).toMatchObject({
      code: 'entry-disagrees-with-columns',
      lane: 'other',
      sequence: 1,
    })
  })

  it('finds two entries that changed places', async () => {
    const [, , one, other] = await aLane()
    await tamper(async (t) => {
      await t.delete(activity).where(is(one!))
      await t.delete(activity).where(is(other!))
      await t.insert(activity).values([
        { ...one!, sequence: other!.sequence },
        { ...other!, sequence: one!.sequence },
      ])
    })
    expect(await finding()).toMatchObject({ code: 'entry-disagrees-with-columns', sequence: 3 })
  })

  it('finds a tail that was cut', async () => {
    const { lane } = (await aLane())[0]!
    await tamper((t) => t.delete(activity).where(and(eq(activity.lane, lane), gt(activity.sequence, 25))))
    expect(await finding()).toMatchObject({ code: 'sealed-entry-missing', lane, sequence: 30, checkpoint: 2 })
    expect((await sealActivityLog(sealing)).broken).toEqual([lane])
  })

  it('finds a whole lane that is gone', async () => {
    const { lane } = (await aLane())[0]!
    await tamper((t) => t.delete(activity).where(eq(activity.lane, lane)))
    expect(await finding()).toMatchObject({ code: 'sealed-entry-missing', lane, checkpoint: 1 })
  })

  it('finds all of one citizen removed', async () => {
    await tamper((t) => t.delete(activity).where(eq(activity.subjectId, 'subject-2')))
    expect(await finding()).toMatchObject({ code: 'entry-missing' })
  })

  it('finds all of one citizen removed and every lane chained anew', async () => {
    const rows = await rowsOf()
    await tamper(async (t) => {
      for (const lane of new Set(rows.map((row) => row.lane))) {
        const kept = rows.filter((row) => row.lane === lane && row.subjectId !== 'subject-2')
        await rechain(t, kept, () => ({}))
      }
    })
    expect(await finding()).toMatchObject({ code: expect.stringMatching(/^sealed-entry-/) as string })
  })

  it('finds an old copy of the database put back, and refuses to seal it', async () => {
    const { lane } = (await aLane())[0]!
    const others = (await rowsOf()).filter((row) => row.lane !== lane)
    await tamper(async (t) => {
      await t.delete(activity).where(eq(activity.lane, others[0]!.lane))
      await t.delete(activity).where(and(eq(activity.lane, lane), gt(activity.sequence, 20)))
      await t.delete(checkpoint).where(eq(checkpoint.number, 2))
    })
    expect(await finding()).toMatchObject({ code: 'outside-file-ahead', line: 2 })
    await expect(sealActivityLog(sealing)).rejects.toThrow(/older copy/)
    await expect(
      sealActivityLog({ ...sealing, runtime: { ...fresh.runtime, database: fresh.open() } }),
    ).rejects.toThrow()
  })

  describe('finds a full rebuild without the key', () => {
    const rebuild = async () => {
      const rows = await rowsOf()
      await tamper(async (t) => {
        await t.delete(checkpoint)
        for (const lane of new Set(rows.map((row) => row.lane))) {
          const kept = rows.filter((row) => row.lane === lane && row.subjectId !== 'subject-2')
          await rechain(t, kept, () => ({}))
        }
      })
    }

    it('with the checkpoints taken away', async () => {
      await rebuild()
      expect(await finding()).toMatchObject({ code: 'outside-file-ahead', line: 1 })
    })

    it('with checkpoints signed by another key', async () => {
      await rebuild()
      const other = { ...sealingOf(fresh), runtime: { ...fresh.runtime, database: fresh.open() } }
      await sealActivityLog(other)
      expect(await finding()).toMatchObject({ code: 'checkpoint-not-signed', checkpoint: 1 })
    })

    it('even when the key was stolen, by the file outside', async () => {
      await rebuild()
      fresh.clock.advance(60_000)
      const config = { ...sealing.config, checkpointFile: sealingOf(fresh).config.checkpointFile }
      await sealActivityLog({ config, runtime: { ...fresh.runtime, database: fresh.open() } })
      expect(await finding()).toMatchObject({ code: 'outside-file-differs', line: 1 })
    })
  })

  describe('of the checkpoints finds', () => {
    const edit = (number: number, change: (body: string) => string) =>
      tamper(async (t) => {
        const [row] = await t.select().from(checkpoint).where(eq(checkpoint.number, number))
        await t
          .update(checkpoint)
          .set({ body: change(row!.body) })
          .where(eq(checkpoint.number, number))
      })

    it('a changed one', async () => {
      await edit(2, (body) => body.replace('2026', '2025'))
      expect(await finding()).toMatchObject({ code: 'checkpoint-not-signed', checkpoint: 2 })
    })

    it('an unreadable one', async () => {
      await edit(1, () => 'x')
      expect(await finding()).toMatchObject({ code: 'checkpoint-unreadable', checkpoint: 1 })
    })

    it('two that changed places', async () => {
      await tamper(async (t) => {
        await t.update(checkpoint).set({ number: 9 }).where(eq(checkpoint.number, 1))
        await t.update(checkpoint).set({ number: 1 }).where(eq(checkpoint.number, 2))
        await t.update(checkpoint).set({ number: 2 }).where(eq(checkpoint.number, 9))
      })
      expect(await finding()).toMatchObject({ code: 'checkpoint-unreadable', checkpoint: 1 })
    })

    it('one that was signed after another predecessor', async () => {
      const [, second] = await fresh.database.reader.select().from(checkpoint).orderBy(checkpoint.number)
      await tamper((t) => t.delete(checkpoint))
      fresh.clock.advance(60_000)
      const config = { ...sealing.config, checkpointFile: sealingOf(fresh).config.checkpointFile }
      await sealActivityLog({ config, runtime: { ...fresh.runtime, database: fresh.open() } })
      await tamper((t) => t.insert(checkpoint).values(second!))
      expect(await finding()).toMatchObject({ code: 'checkpoint-not-linked', checkpoint: 2 })
    })

    it('a missing one', async () => {
      await tamper((t) => t.delete(checkpoint).where(eq(checkpoint.number, 1)))
      expect(await finding()).toMatchObject({ code: 'checkpoint-missing', checkpoint: 1 })
    })
  })

  describe('of the file outside finds', () => {
    const lines = () => readFileSync(sealing.config.checkpointFile, 'utf8').split('\n')
    const write = (kept: string[]) => writeFileSync(sealing.config.checkpointFile, kept.join('\n'))

    it('that it is gone', async () => {
      rmSync(sealing.config.checkpointFile)
      expect(await finding()).toMatchObject({ code: 'outside-file-missing' })
    })

    it('that it is empty, or was cut off', async () => {
      const all = lines()
      write([])
      expect(await finding()).toMatchObject({ code: 'outside-file-behind', checkpoint: 1 })
      write([all[0]!, ''])
      expect(await finding()).toMatchObject({ code: 'outside-file-behind', checkpoint: 2 })
      write(all)
      expect(await verify()).toMatchObject({ ok: true, outside: 2 })
    })

    it('nothing wrong with one that the next seal brings up, after one that was ended by force', async () => {
      const all = lines()
      write([all[0]!, ''])
      const looking = verify({ waits: 60_000 })
      await pause(300)
      await sealActivityLog(sealing)
      expect(await looking).toMatchObject({ ok: true })
      expect(lines()).toEqual(all)
    })

    it('that the second one is gone, behind, or another, where one is named', async () => {
      const checkpointCopy = join(fresh.directory, 'elsewhere', 'copy.jsonl')
      const both = { ...sealing, config: { ...sealing.config, checkpointCopy } }
      const look = async () => {
        const { checkpointFile } = sealing.config
        const keys = openAuditKeys(sealing.config.keys.audit.reveal())
        const options = { reader: fresh.database.reader, keys, checkpointFile, checkpointCopy, waits: 0 }
        const found = [await verifyActivityLog(options), await verifyRecentActivity(options)]
        return found.map((one) => (one.ok ? 'whole' : one.finding.code))
      }
      expect(await look()).toEqual(['outside-file-missing', 'outside-file-missing'])
      // Its folder may be on a disk that is not mounted: none is made in its place.
      await expect(sealActivityLog(both)).rejects.toThrow('ENOENT')
      expect(existsSync(dirname(checkpointCopy))).toBe(false)
      mkdirSync(dirname(checkpointCopy))
      await sealActivityLog(both)
      expect(readFileSync(checkpointCopy, 'utf8')).toBe(readFileSync(sealing.config.checkpointFile, 'utf8'))
      expect(await look()).toEqual(['whole', 'whole'])
      await appendEntries(fresh.database, 5)
      await sealActivityLog(sealing)
      expect(await look()).toEqual(['outside-file-behind', 'outside-file-behind'])
      await sealActivityLog(both)
      expect(await look()).toEqual(['whole', 'whole'])
    })

    it('a skipped line', async () => {
      write(lines().slice(1))
      expect(await finding()).toMatchObject({ code: 'outside-file-incomplete', line: 1 })
    })

    it('a line that was not signed', async () => {
      const forged = JSON.stringify({ ...(JSON.parse(lines()[1]!) as object), signature: 'x' })
      write([lines()[0]!, forged])
      expect(await finding()).toMatchObject({ code: 'checkpoint-not-signed', checkpoint: 2 })
    })

    it('a damaged line', async () => {
      write(['{"number":1,"body":"x', ...lines().slice(1)])
      expect(await finding()).toMatchObject({ code: 'outside-line-unreadable', line: 1 })
    })

    it('nothing wrong with a line that a crash cut short, and mends it at the next seal', async () => {
      const [first, second] = lines()
      write([first!, second!.slice(0, 40)])
      expect(await verify()).toMatchObject({ ok: true, outside: 1 })
      await sealActivityLog(sealing)
      expect(await verify()).toMatchObject({ ok: true, outside: 2 })
    })

    it('nothing wrong with a line that two processes wrote', async () => {
      const [first, second] = lines()
      write([first!, second!, first!, second!])
      expect(await verify()).toMatchObject({ ok: true, outside: 2 })
    })
  })

  it('keeps reading what an older key signed', async () => {
    const older = sealing.config.keys.audit.reveal()
    sealing.config.keys.audit = new Secret(`${makeSecrets().AUDIT_KEY},${older}`)
    await tamper((t) => appendActivity(t, [anEntry()]))
    await sealActivityLog(sealing)
    expect(await verify()).toMatchObject({ ok: true, checkpoints: 3 })
    const [last] = await fresh.database.reader
      .select()
      .from(checkpoint)
      .orderBy(desc(checkpoint.number))
      .limit(1)
    expect(last!.number).toBe(3)
  })
})

/** What somebody with write access and the key of entries, but not the key that signs, can do: write a lane anew from its start. */
async function rechain(transaction: Transaction, rows: Row[], change: (row: Row) => object) {
  let previous = FIRST_HASH
  await transaction.delete(activity).where(eq(activity.lane, rows[0]!.lane))
  for (const [place, row] of rows.entries()) {
    const changed = { ...JSON.parse(row.entry), ...change(row), sequence: place + 1, previous } as object
    const entry = JSON.stringify(changed)
    previous = hashOf(entry)
    const mac = transaction.mac('entry', entry)
    await transaction.insert(activity).values({ ...row, sequence: place + 1, entry, hash: previous, mac })
  }
}
