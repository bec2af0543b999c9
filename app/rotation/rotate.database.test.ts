import { randomBytes } from 'node:crypto'
import { eq, getTableColumns, getTableName, is, like, Table } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { verifyRows } from '~/db/verify-rows.server'
import { session } from '~/identity/tables.server'
import type { Config } from '~/portal/config.server'
import { proveKeys } from '~/portal/key-proof.server'
import { keyProof } from '~/portal/tables.server'
import { findByBsn, numberOf } from '~/person/store.server'
import { subjectKey } from '~/person/tables.server'
import * as schema from '~/retention/every-table.server'
import { EXAMPLE_ORGANISATION } from '~/runtime/organisation'
import type { Runtime } from '~/runtime/runtime.server'
import { openKeyring } from '~/sealing/keyring.server'
import { Secret } from '~/sealing/secret.server'
import { seedDemo } from '../../demo/seed.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { numberOfPersona, openFamily } from '../../tests/support/family'
import { countUnderOlder, rotateSealKeys } from './rotate.server'

const NEWER = `newer:${randomBytes(32).toString('base64')}`

eachDatabase('keys that change', (open) => {
  let fresh: TestDatabase
  /** As the portal runs while keys change: the new one seals, the old one opens still. */
  let both: Runtime
  let older: string

  beforeEach(async () => {
    fresh = await open()
    const story = { origin: 'https://portal.example', organisation: EXAMPLE_ORGANISATION }
    await seedDemo(fresh.runtime, { folder: fresh.directory, requestId: 'request-1', story })
    await (await openFamily(fresh).logIn('anna')).actor()
    await proveKeys(proving(fresh.runtime))
    older = fresh.runtime.keyring.sealNames.first
    both = { ...fresh.runtime, keyring: keyringOf(`${NEWER},${fresh.secrets.SEAL_KEYS}`) }
  }, 60_000)

  const keyringOf = (sealKeys: string) => openKeyring({ sealKeys, indexKey: fresh.secrets.INDEX_KEY })
  function proving(runtime: Runtime) {
    const { INDEX_KEY, AUDIT_KEY, SESSION_KEYS, SEAL_KEYS } = fresh.secrets
    const keys = { seal: SEAL_KEYS, index: INDEX_KEY, audit: AUDIT_KEY, session: SESSION_KEYS }
    const secrets = Object.entries(keys).map(([name, text]) => [name, new Secret(text)])
    return { runtime, config: { keys: Object.fromEntries(secrets) as Config['keys'] } }
  }
  const by = { user: { id: 'operator', role: '04', initiator: true }, requestId: 'run' } as const
  const rotate = (onProgress?: () => void) =>
    rotateSealKeys({ runtime: both, by, ...(onProgress && { onProgress }) })
  const { length } = Object.values(schema).filter((table) => is(table, Table))

  /** Every column of every table, sealed by its name or not, in which something is under the older key. */
  async function underOlder(): Promise<string[]> {
    const found: string[] = []
    for (const table of Object.values(schema).filter((one) => is(one, Table)) as SQLiteTable[])
      for (const column of Object.values(getTableColumns(table)))
        if (
          column.dataType === 'string' &&
          (await fresh.database.reader.$count(table, like(column, `${older}.%`)))
        )
          found.push(`${getTableName(table)}.${column.name}`)
    return found
  }

  it('finds whatever rests on an older key, and leaves it as it is when only asked', async () => {
    expect(length).toBeGreaterThan(50)
    const resting = await underOlder()
    expect(resting.length).toBeGreaterThan(10)
    const counted = Object.keys(await countUnderOlder(both))
    expect(counted.toSorted()).toEqual(resting.filter((name) => name !== 'key_proof.value').toSorted())
    expect(await underOlder()).toEqual(resting)
  })

  it('seals all of it with the first, so that the older may be left out', async () => {
    const rotated = await rotate()
    expect(rotated).toMatchObject({ left: {}, unreadable: [], free: [older] })
    expect(rotated.moved).toBeGreaterThan(50)
    expect(await underOlder()).toEqual([])
    const alone = { ...both, keyring: keyringOf(NEWER) }
    await proveKeys(proving(alone))
    const anna = await findByBsn(alone.database.reader, alone, numberOfPersona('anna'))
    expect(numberOf(anna!)).toBe(numberOfPersona('anna'))
    expect(await verifyRows(fresh.database.reader)).toMatchObject({ counterfeit: 0 })
    const entries = await fresh.database.reader
      .select()
      .from(activity)
      .where(eq(activity.event, 'keys-rotated'))
    expect(entries.map(({ outcome }) => outcome)).toEqual(['success'])
  })

  describe('stopped halfway', () => {
    it('goes on where it was, and the older stays asked for until then', async () => {
      const stop = () => {
        throw new Error('killed')
      }
      await expect(rotate(stop)).rejects.toThrow('killed')
      expect(Object.keys(await countUnderOlder(both)).length).toBeGreaterThan(0)
      await expect(proveKeys(proving({ ...both, keyring: keyringOf(NEWER) }))).rejects.toThrow(
        `the key ${older} is missing`,
      )
      expect(await rotate()).toMatchObject({ left: {}, free: [older] })
    })
  })

  it('twice at once does no harm', async () => {
    const rotated = await Promise.all([rotate(), rotate()])
    expect(rotated.flatMap(({ unreadable }) => unreadable)).toEqual([])
    expect(await underOlder()).toEqual([])
  })

  it('names what does not open, leaves it, and keeps the older', async () => {
    const [row] = await fresh.database.reader.select().from(subjectKey).limit(1)
    const spoilt = `${older}.${randomBytes(60).toString('base64url')}`
    await fresh.database.transact((transaction) =>
      transaction
        .update(subjectKey)
        .set({ logKeySealed: spoilt })
        .where(eq(subjectKey.subjectId, row!.subjectId)),
    )
    const rotated = await rotate()
    expect(rotated.unreadable).toEqual([`subject_key.log_key_sealed ${row!.subjectId}`])
    expect(rotated).toMatchObject({ left: { 'subject_key.log_key_sealed': 1 }, free: [] })
    const proofs = await fresh.database.reader.select().from(keyProof)
    expect(proofs.map(({ name }) => name)).toContain(`seal:${older}`)
  })

  it('touches no row that somebody else wrote', async () => {
    const [row] = await fresh.database.reader
      .select()
      .from(session)
      .where(like(session.actorSealed, `${older}.%`))
    await fresh.database.transact((transaction) =>
      transaction
        .update(session)
        .set({ rowTag: 'x'.repeat(22) } as never)
        .where(eq(session.idIndex, row!.idIndex)),
    )
    expect((await rotate()).unreadable).toEqual([`session.actor_sealed ${row!.idIndex.slice(0, 40)}`])
  })
})
