import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalJWKSet, importJWK, jwtVerify, SignJWT, type JSONWebKeySet, type JWK } from 'jose'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { findClient } from '~/provider/clients.server'
import { findProvider, searchProviders } from '~/provider/store.server'
import { apiClient } from '~/provider/tables.server'
import { eachDatabase, type TestDatabase } from '../tests/support/database'
import { demoDirectory } from './directory'
import { seedDemo } from './seed.server'

eachDatabase('seed demo', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'zeggenschap-demo-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await open()))

  const seed = () => seedDemo(fresh.runtime, { folder, requestId: 'request-1' })
  const keyOf = (id: string) =>
    JSON.parse(readFileSync(join(folder, 'clients', `${id}.jwk.json`), 'utf8')) as JWK

  it('brings the whole directory and three clients', async () => {
    const { directory, clients } = await seed()
    expect(directory.added).toBe(demoDirectory().length)
    expect(clients.map(({ id }) => id)).toEqual(['demo-90000101', 'demo-90000202', 'demo-90000303'])
    expect(await findProvider(fresh.database.reader, '90000101')).toMatchObject({ types: ['Z3'] })
    expect(
      await searchProviders(fresh.database.reader, 'linde utrecht', { at: fresh.clock.now(), limit: 5 }),
    ).toHaveLength(1)
  })

  it('changes nothing the second time', async () => {
    await seed()
    const { reader } = fresh.database
    const there = async () => [
      await reader.select().from(apiClient).orderBy(apiClient.id),
      await reader.$count(activity),
    ]
    const before = await there()
    const again = await seed()
    expect(again.directory).toMatchObject({ added: 0, changed: 0 })
    expect(again.clients.map(({ did }) => did)).toEqual(['nothing', 'nothing', 'nothing'])
    expect(await there()).toEqual(before)
  })

  it('keeps private keys in files of their own, and only public halves in the database', async () => {
    await seed()
    const id = 'demo-90000101'
    const client = await findClient(fresh.database.reader, id)
    expect(JSON.stringify(client)).not.toContain(keyOf(id).d)
    expect(statSync(join(folder, 'clients', `${id}.jwk.json`)).mode & 0o077).toBe(0)
    const signed = await new SignJWT({}).setProtectedHeader({ alg: 'ES384' }).sign(await importJWK(keyOf(id)))
    await jwtVerify(signed, createLocalJWKSet(client!.jwks as unknown as JSONWebKeySet))
  })

  it('makes a lost key anew and registers it', async () => {
    await seed()
    rmSync(join(folder, 'clients', 'demo-90000202.jwk.json'))
    expect((await seed()).clients.map(({ did }) => did)).toEqual(['nothing', 'renewed', 'nothing'])
    const client = await findClient(fresh.database.reader, 'demo-90000202')
    expect(client?.jwks?.keys[0]?.kid).toBe(keyOf('demo-90000202').kid)
  })
})
