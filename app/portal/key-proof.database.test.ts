import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sealActivityLog } from '~/audit/checkpoint.server'
import { activity } from '~/audit/tables.server'
import { parseBsn } from '~/person/bsn'
import { findOrCreate } from '~/person/store.server'
import { openKeyring } from '~/sealing/keyring.server'
import { Secret } from '~/sealing/secret.server'
import { SIZES } from '../../tests/faults/sizes'
import { appendEntries } from '../../tests/support/activity'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { makeSecrets } from './demo-defaults.server'
import { forgetKey, proveKeys, wrongKeys } from './key-proof.server'
import { keyProof } from './tables.server'

type Secrets = ReturnType<typeof makeSecrets>
const base64 = () => randomBytes(32).toString('base64')

eachDatabase('the keys of a database', (open) => {
  let fresh: TestDatabase
  const secrets = makeSecrets()
  beforeEach(async () => {
    fresh = await open()
    await proveKeys(withKeys())
  })
  afterEach(() => fresh.drop())

  function withKeys(other: Partial<Secrets> = {}) {
    const given = { ...secrets, ...other }
    const secret = (text: string) => new Secret(text)
    return {
      runtime: {
        ...fresh.runtime,
        keyring: openKeyring({ sealKeys: given.SEAL_KEYS, indexKey: given.INDEX_KEY }),
      },
      config: {
        checkpointFile: `${fresh.directory}/checkpoints.jsonl`,
        keys: {
          seal: secret(given.SEAL_KEYS),
          index: secret(given.INDEX_KEY),
          audit: secret(given.AUDIT_KEY),
          session: secret(given.SESSION_KEYS),
        },
      },
    }
  }

  it('are taken again at every start', async () => {
    await proveKeys(withKeys())
    expect(await wrongKeys(withKeys())).toEqual([])
  })

  it.each([
    ['SEAL_KEYS', () => ({ SEAL_KEYS: `demo1:${base64()}` }), /demo1 is another one/],
    ['SEAL_KEYS', () => ({ SEAL_KEYS: `demo2:${base64()}` }), /demo1 is missing/],
    ['INDEX_KEY', () => ({ INDEX_KEY: base64() }), /another one/],
    ['AUDIT_KEY', () => ({ AUDIT_KEY: makeSecrets().AUDIT_KEY }), /is missing/],
    ['SESSION_KEYS', () => ({ SESSION_KEYS: base64() }), /is missing/],
  ] as const)('stop the start by name when %s is another', async (setting, other, words) => {
    const before = await fresh.database.reader.select().from(keyProof)
    for (let time = 0; time < SIZES.wrongKeys; time += 1) {
      const wrong = withKeys(other())
      await expect(proveKeys(wrong)).rejects.toThrow(new RegExp(`- ${setting}: `))
      const found = await wrongKeys(wrong)
      expect(found.map((one) => one.setting)).toEqual([setting])
      expect(found[0]!.words).toMatch(words)
      const said = JSON.stringify(found)
      for (const key of Object.values(secrets)) expect(said).not.toContain(key.replace('demo1:', ''))
    }
    expect(await fresh.database.reader.select().from(keyProof)).toEqual(before)
  })

  it('rotate: a new one in front, the old behind it, and session keys by overlap', async () => {
    const next = { ...secrets, SEAL_KEYS: `demo2:${base64()},${secrets.SEAL_KEYS}` }
    next.AUDIT_KEY = `${makeSecrets().AUDIT_KEY},${secrets.AUDIT_KEY}`
    next.SESSION_KEYS = `${base64()},${secrets.SESSION_KEYS}`
    await proveKeys(withKeys(next))
    const later = { ...next, SESSION_KEYS: next.SESSION_KEYS.split(',')[0]! }
    await proveKeys(withKeys(later))
    expect(await wrongKeys(withKeys(secrets))).toMatchObject([
      { setting: 'SEAL_KEYS' },
      { setting: 'AUDIT_KEY' },
      { setting: 'SESSION_KEYS' },
    ])
  })

  it('can be forgotten by name, which is logged', async () => {
    const other = withKeys({ SEAL_KEYS: `demo2:${base64()}` })
    const by = { operator: 'operator', requestId: 'r' }
    expect(await forgetKey(fresh.runtime, 'seal:demo9', by)).toBe(false)
    expect(await forgetKey(fresh.runtime, 'seal:demo1', by)).toBe(true)
    await proveKeys(other)
    const logged = await fresh.database.reader
      .select()
      .from(activity)
      .where(eq(activity.event, 'key-forgotten'))
    expect(logged).toHaveLength(1)
  })

  it('are known by what stands in a database from before they were written down', async () => {
    const { runtime } = withKeys()
    await fresh.database.transact(async (transaction) => {
      await transaction.delete(keyProof)
      await findOrCreate(transaction, runtime, parseBsn('999990408')!)
    })
    await appendEntries(fresh.database, 3)
    await sealActivityLog(withKeys())
    const settings = async (other: Partial<Secrets>) =>
      (await wrongKeys(withKeys(other))).map(({ setting }) => setting)
    expect(await settings({ SEAL_KEYS: `demo1:${base64()}` })).toEqual(['SEAL_KEYS'])
    expect(await settings({ INDEX_KEY: base64() })).toEqual(['INDEX_KEY'])
    expect(await settings({ AUDIT_KEY: makeSecrets().AUDIT_KEY })).toEqual(['AUDIT_KEY'])
    expect(await settings({})).toEqual([])
    await proveKeys(withKeys())
  })
})
