import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAuditKeys } from '~/audit/keys.server'
import { readConfig } from '~/portal/config.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { openKeyring } from '~/sealing/keyring.server'

describe('demo mode', () => {
  const home = process.cwd()
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zeggenschap-demo-'))
    process.chdir(folder)
  })
  afterEach(() => {
    process.chdir(home)
    rmSync(folder, { recursive: true })
  })

  it('needs nothing', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      mode: 'demo',
      http: { port: 3000, origin: 'http://localhost:3000' },
      digid: { issuer: 'http://localhost:3001/digid', minimumLevel: 'substantieel' },
      brp: { url: 'http://localhost:3001/brp' },
      worker: 'inline',
    })
    expect(config.mail.smtpUrl.reveal()).toBe('smtp://127.0.0.1:3025')
    expect(config.database.url.reveal()).toBe('file:data/zeggenschap.db')
  })

  it('follows the ports it is given', () => {
    const { http, digid, mail } = readConfig({
      PORT: '4000',
      STANDIN_PORT: '4001',
      STANDIN_SMTP_PORT: '4025',
    })
    expect([http.origin, digid.issuer]).toEqual(['http://localhost:4000', 'http://localhost:4001/digid'])
    expect(mail.smtpUrl.reveal()).toBe('smtp://127.0.0.1:4025')
  })

  it('makes secrets once and keeps them where only this user reads them', () => {
    const first = readConfig({}).keys
    const again = readConfig({}).keys
    expect(again.seal.reveal()).toBe(first.seal.reveal())
    expect(statSync('data/demo/secrets.json').mode & 0o077).toBe(0)
  })

  it('takes what is set over its own', () => {
    const { SEAL_KEYS } = makeSecrets()
    expect(readConfig({ SEAL_KEYS }).keys.seal.reveal()).toBe(SEAL_KEYS)
    writeFileSync('key', SEAL_KEYS)
    expect(readConfig({ SEAL_KEYS_FILE: 'key' }).keys.seal.reveal()).toBe(SEAL_KEYS)
  })

  it('writes nothing when every secret is given', () => {
    readConfig(makeSecrets())
    expect(existsSync('data')).toBe(false)
  })

  it('reads the key that the stand-in keeps for it', () => {
    mkdirSync('data/demo/standin', { recursive: true })
    writeFileSync('data/demo/standin/zeggenschap-digid.client.jwk.json', '{"kty":"EC"}')
    expect(readConfig({}).digid.clientKey.reveal()).toBe('{"kty":"EC"}')
  })

  it('is never read in production', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/incomplete/)
    expect(existsSync('data')).toBe(false)
  })
})

describe('makeSecrets', () => {
  it('makes secrets that open, and never the same', () => {
    const [one, other] = [makeSecrets(), makeSecrets()]
    for (const name of Object.keys(one) as (keyof typeof one)[]) expect(one[name]).not.toBe(other[name])
    const keyring = openKeyring({ sealKeys: one.SEAL_KEYS, indexKey: one.INDEX_KEY })
    const place = { table: 't', column: 'c', row: 'r' }
    expect(keyring.unseal(place, keyring.seal(place, 'x'))).toBe('x')
    const keys = openAuditKeys(one.AUDIT_KEY)
    expect(keys.verify(keys.current, 'x', keys.sign('x'))).toBe(true)
    expect(keys.verify(keys.current, 'y', keys.sign('x'))).toBe(false)
  })
})
