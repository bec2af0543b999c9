import { and, eq, gt, lte } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { anEntry, sealingOf } from '../../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { appendActivity } from './append.server'
import { sealActivityLog } from './checkpoint.server'
import { openAuditKeys } from './keys.server'
import { proveEntry } from './prove.server'
import { planCuts, takeCut } from './purge.server'
import { activity, checkpoint, tombstone } from './tables.server'
import { parseTombstone, writeTombstone } from './tombstone'
import { verifyRecentActivity } from './verify-recent.server'
import { verifyActivityLog } from './verify.server'

const CUTOFF = new Date('2021-01-01T00:00:00Z')

/* What was purged leaves a signed tombstone; everything else that is gone, or changed, is still found. */
eachDatabase('a purged activity log', (open) => {
  let fresh: TestDatabase
  let sealing: ReturnType<typeof sealingOf>
  let lane: string

  beforeEach(async () => {
    fresh = await open()
    sealing = sealingOf(fresh)
    await wrote('2020-01-01T00:00:00Z', 6)
    await wrote('2020-06-01T00:00:00Z', 4)
    await wrote('2022-01-01T00:00:00Z', 5)
    lane = (await fresh.database.reader.select().from(activity))[0]!.lane
  })

  const keys = () => openAuditKeys(sealing.config.keys.audit.reveal())
  async function wrote(moment: string, count: number) {
    fresh.clock.set(moment)
    const rows = Array.from({ length: count }, () => anEntry({ at: new Date(moment) }))
    await fresh.database.transact((transaction) => appendActivity(transaction, rows))
    await sealActivityLog(sealing)
  }
  async function purge(atMost = 500) {
    const cuts = await planCuts(fresh.database.reader, keys(), CUTOFF)
    for (const cut of cuts)
      while ((await fresh.database.transact((t) => takeCut(t, keys(), { cut, atMost }))) === atMost);
    return cuts
  }
  const looking = () => ({
    reader: fresh.database.reader,
    keys: keys(),
    checkpointFile: sealing.config.checkpointFile,
  })
  const verify = () => verifyActivityLog(looking())
  const found = async () => {
    const verified = await verify()
    return verified.ok ? 'nothing' : verified.finding.code
  }
  const stone = async () => (await fresh.database.reader.select().from(tombstone))[0]!

  it('is whole, with five entries left and the proof of the ten that went', async () => {
    expect(await purge(3)).toMatchObject([{ lane, upTo: 10, checkpoint: 2 }])
    expect(await verify()).toMatchObject({ ok: true, entries: 5, lanes: 1, unsealed: 0 })
    expect(await verifyRecentActivity(looking())).toMatchObject({ ok: true })
    expect(parseTombstone((await stone()).body)).toMatchObject({ lane, sequence: 10, checkpoint: 2 })
    expect(await planCuts(fresh.database.reader, keys(), CUTOFF)).toEqual([])
  })

  it('has no proof of an entry whose neighbours went; of the rest it has', async () => {
    const proving = { reader: fresh.database.reader, keys: keys(), origin: 'voorbeeld.nl/activity-log' }
    const prove = (sequence: number) => proveEntry(proving, { lane, sequence }, false)
    const [cut] = await planCuts(fresh.database.reader, keys(), CUTOFF)
    await fresh.database.transact((t) => takeCut(t, keys(), { cut: cut!, atMost: 3 }))
    expect(await prove(5)).toEqual({ ok: false, refusal: 'never' })
    expect(await prove(8)).toMatchObject({ ok: true })
  })

  it('may be purged to the last entry', async () => {
    const cuts = await planCuts(fresh.database.reader, keys(), new Date('2030-01-01'))
    for (const cut of cuts) await fresh.database.transact((t) => takeCut(t, keys(), { cut, atMost: 500 }))
    expect(await verify()).toMatchObject({ ok: true, entries: 0 })
    expect(await verifyRecentActivity(looking())).toMatchObject({ ok: true })
    await wrote('2030-01-01T00:00:00Z', 2)
    expect(await verify()).toMatchObject({ ok: true, entries: 2 })
    expect(await verifyRecentActivity(looking())).toMatchObject({ ok: true, entries: 0 })
  })

  it('says its tombstones were signed with an older key, once keys were changed', async () => {
    await purge()
    const audit = `${makeSecrets().AUDIT_KEY},${sealing.config.keys.audit.reveal()}`
    expect(await verifyActivityLog({ ...looking(), keys: openAuditKeys(audit) })).toMatchObject({ ok: true })
    const stranger = openAuditKeys(makeSecrets().AUDIT_KEY)
    expect(await verifyActivityLog({ ...looking(), keys: stranger })).toMatchObject({
      ok: false,
      finding: { code: 'tombstone-not-signed' },
    })
  })

  it('shows an entry more that is gone, at the beginning, in the middle or at the end', async () => {
    await purge()
    for (const sequence of [11, 13, 15]) {
      const [row] = await fresh.database.reader.select().from(activity).where(eq(activity.sequence, sequence))
      await fresh.database.transact((t) => t.delete(activity).where(eq(activity.sequence, sequence)))
      expect(await found()).toMatch(/^(sealed-)?entry-missing$/)
      await fresh.database.transact((t) => t.insert(activity).values(row!))
      expect(await found()).toBe('nothing')
    }
  })

  it('shows a purge that nobody signed for', async () => {
    await fresh.database.transact((t) => t.delete(activity).where(lte(activity.sequence, 10)))
    expect(await found()).toBe('entry-missing')
  })

  it('shows a tombstone that is gone, is another lane’s, or was changed', async () => {
    await purge()
    const { body, signature } = await stone()
    const put = (values: Partial<typeof tombstone.$inferInsert>) =>
      fresh.database.transact((t) => t.update(tombstone).set(values))
    await put({ body: body.replace('"sequence":10', '"sequence":11') })
    expect(await found()).toBe('tombstone-not-signed')
    await put({ body, sequence: 11 })
    expect(await found()).toBe('tombstone-not-signed')
    await put({ sequence: 10, signature: signature.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')) })
    expect(await found()).toBe('tombstone-not-signed')
    await put({ body: '{}', signature })
    expect(await found()).toBe('tombstone-not-signed')
    await put({ body, signature, lane: 'another' })
    expect(await found()).toBe('tombstone-not-signed')
    await fresh.database.transact((t) => t.delete(tombstone))
    expect(await found()).toBe('entry-missing')
  })

  it('shows an older tombstone that was put back', async () => {
    const [cut] = await planCuts(fresh.database.reader, keys(), CUTOFF)
    await fresh.database.transact((t) => takeCut(t, keys(), { cut: cut!, atMost: 4 }))
    const older = await stone()
    await purge()
    await fresh.database.transact((t) => t.update(tombstone).set(older))
    expect(await found()).toBe('entry-missing')
  })

  it('shows a tombstone signed for what was not due, or not sealed', async () => {
    const forge = async (sequence: number, changes: object) => {
      const rows = await fresh.database.reader.select().from(activity).where(eq(activity.sequence, sequence))
      const made = { lane, sequence, hash: rows[0]!.hash, checkpoint: 2, cutoff: CUTOFF, key: keys().current }
      const body = writeTombstone({ ...made, ...changes })
      const values = { lane, sequence, body, signature: keys().sign(body) }
      await fresh.database.transact(async (t) => {
        await t.delete(activity).where(and(eq(activity.lane, lane), lte(activity.sequence, sequence)))
        await t.delete(tombstone)
        await t.insert(tombstone).values(values)
      })
      return found()
    }
    expect(await forge(12, {})).toBe('tombstone-not-sealed')
    expect(await forge(13, { checkpoint: 3 })).toBe('tombstone-not-sealed')
    expect(await forge(14, { checkpoint: 4 })).not.toBe('nothing')
  })

  it('is not purged where somebody changed what would go: the traces stay', async () => {
    await fresh.database.transact((t) =>
      t.update(activity).set({ outcome: 'refused' }).where(eq(activity.sequence, 3)),
    )
    await expect(purge()).rejects.toMatchObject({ finding: { code: 'entry-disagrees-with-columns' } })
    expect(await fresh.database.reader.$count(activity)).toBe(15)
    expect(await fresh.database.reader.$count(tombstone)).toBe(0)
  })

  it('is not purged on the word of a checkpoint that was not signed here', async () => {
    await fresh.database.transact((t) =>
      t
        .update(checkpoint)
        .set({ at: new Date('2019-01-01') })
        .where(gt(checkpoint.number, 0)),
    )
    await fresh.database.transact((t) =>
      t.update(checkpoint).set({ signature: 'x' }).where(eq(checkpoint.number, 1)),
    )
    await expect(purge()).rejects.toMatchObject({ finding: { code: 'checkpoint-not-signed' } })
  })

  it('is not purged when a checkpoint was made to look old', async () => {
    await fresh.database.transact((t) => t.update(checkpoint).set({ at: new Date('2019-01-01') }))
    await expect(purge()).rejects.toMatchObject({ finding: { code: 'checkpoint-unreadable' } })
  })
})
