import { asc, desc, eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { appendEntries, sealingOf } from '../../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { sealActivityLog } from './checkpoint.server'
import { openAuditKeys } from './keys.server'
import { checkProof } from './proof.server'
import { proveEntry, signedHead } from './prove.server'
import { readHead } from './signed-note.server'
import { activity, checkpoint } from './tables.server'
import { verifyActivityLog } from './verify.server'

const ORIGIN = 'portal.example/activity-log'

eachDatabase('a proof that an entry stands in the log', (open) => {
  let fresh: TestDatabase
  let sealing: ReturnType<typeof sealingOf>

  beforeEach(async () => {
    fresh = await open()
    sealing = sealingOf(fresh)
    const other = fresh.open()
    for (let round = 0; round < 11; round += 1) {
      await appendEntries(fresh.database, 5 * ((round % 3) + 1))
      if (round % 2 === 0) await appendEntries(other, 5)
      await sealActivityLog(sealing)
    }
  })

  const keys = () => openAuditKeys(sealing.config.keys.audit.reveal())
  const trusted = () => keys().verifierKeys(ORIGIN)
  const proving = () => ({ reader: fresh.database.reader, keys: keys(), origin: ORIGIN })
  const entries = () =>
    fresh.database.reader.select().from(activity).orderBy(asc(activity.lane), asc(activity.sequence))

  it('is given for each, and holds with nothing but the key', async () => {
    for (const row of await entries()) {
      const proof = await proofOf(row)
      expect(checkProof(proof, trusted())).toMatchObject({
        ...{ ok: true, entry: row.hash, text: row.entry, size: 11, origin: ORIGIN },
      })
    }
  })

  it('says no more than a hash, where not all may be read', async () => {
    const [row] = await entries()
    const proof = await proofOf(row!, false)
    expect(checkProof(proof, trusted())).toMatchObject({ ok: true, entry: row!.hash, text: null })
    expect(Buffer.from(proof.split('\n')[1]!.slice(6), 'base64').toString()).not.toContain('subject-1')
  })

  it('does not hold once any line of it is another, nor for another key', async () => {
    const row = (await entries())[7]!
    const proof = await proofOf(row)
    const lines = proof.split('\n')
    for (const [place, line] of lines.entries()) {
      if (line === '' || line.startsWith('— ')) continue
      const changed = line.startsWith('index')
        ? 'index 9'
        : `${line.slice(0, -3)}${line.endsWith('A') ? 'B' : 'A'}==`
      expect([line, checkProof(lines.with(place, changed).join('\n'), trusted()).ok]).toEqual([line, false])
    }
    const others = openAuditKeys(makeSecrets().AUDIT_KEY).verifierKeys(ORIGIN)
    expect(checkProof(proof, others)).toMatchObject({ ok: false })
    for (const file of ['', 'x', '\n\n', proof.slice(0, 200)])
      expect(checkProof(file, trusted()).ok).toBe(false)
  })

  it('does not hold for a text that was not logged', async () => {
    const row = (await entries())[3]!
    const proof = await proofOf(row)
    const [first, extra, ...rest] = proof.split('\n')
    const said = JSON.parse(Buffer.from(extra!.slice(6), 'base64').toString()) as { text: string }
    const forged = JSON.stringify({ ...said, text: said.text.replace('success', 'refused') })
    const changed = [first, `extra ${Buffer.from(forged).toString('base64')}`, ...rest].join('\n')
    expect(checkProof(changed, trusted())).toMatchObject({ ok: false, words: /another text/ })
  })

  it('is not there before a checkpoint covers the entry, and grows with the log', async () => {
    await appendEntries(fresh.database, 5)
    const row = await newestEntry()
    expect(await proveEntry(proving(), row, true)).toEqual({ ok: false, refusal: 'not-yet' })
    await sealActivityLog(sealing)
    expect(checkProof(await proofOf(row), trusted())).toMatchObject({
      ok: true,
      size: 12,
    })
  })

  it('is not made of a log in which somebody wrote', async () => {
    const row = (await entries())[0]!
    await fresh.database.transact((t) =>
      t
        .update(activity)
        .set({ hash: 'f'.repeat(64) })
        .where(eq(activity.hash, row.hash)),
    )
    expect(await proveEntry(proving(), row, true)).toEqual({ ok: false, refusal: 'never' })
    await fresh.database.transact((t) =>
      t.update(checkpoint).set({ body: 'x' }).where(eq(checkpoint.number, 11)),
    )
    await expect(signedHead(proving())).rejects.toThrow(/Checkpoint 11 cannot be read/)
    await expect(
      sealActivityLog({ ...sealing, runtime: { ...fresh.runtime, database: fresh.open() } }),
    ).rejects.toThrow()
  })

  it('never signs a head over a checkpoint that somebody put there', async () => {
    const row = (await entries())[7]!
    const [newest] = await fresh.database.reader
      .select()
      .from(checkpoint)
      .orderBy(desc(checkpoint.number))
      .limit(1)
    const { number, body, ...rest } = newest!
    const forged = { ...(JSON.parse(body) as object), number: number + 1, peaks: ['A'.repeat(43) + '='] }
    await fresh.database.transact((t) =>
      t.insert(checkpoint).values({ ...rest, number: number + 1, body: JSON.stringify(forged) }),
    )
    await expect(proveEntry(proving(), row, true)).rejects.toThrow(/was not signed|signature/i)
    await expect(signedHead(proving())).rejects.toThrow(/was not signed|signature/i)
  })

  it('rests on a head that is signed and whole in the log', async () => {
    const note = (await signedHead(proving()))!
    expect(readHead(note, trusted())).toMatchObject({ origin: ORIGIN, size: 11 })
    expect(note.split('\n').slice(0, 2)).toEqual([ORIGIN, '11'])
    expect(readHead(note.replace('\n11\n', '\n12\n'), trusted())).toBeNull()
    const { checkpointFile } = sealing.config
    expect(
      await verifyActivityLog({ reader: fresh.database.reader, keys: keys(), checkpointFile }),
    ).toMatchObject({
      ok: true,
    })
  })

  async function proofOf(row: Awaited<ReturnType<typeof entries>>[number], whole = true): Promise<string> {
    const proven = await proveEntry(proving(), row, whole)
    if (!proven.ok) throw new Error(proven.refusal)
    return proven.proof
  }

  async function newestEntry() {
    const rows = await entries()
    const longest = rows.reduce((last, row) => (row.sequence > last.sequence ? row : last))
    return longest
  }
})
