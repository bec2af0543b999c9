import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { clientKeyFile, type ClientKey } from '~/server/cli/demo-files.server'

/** Reads the private key of a demo client, or makes it and keeps it where only this user reads it. */
export async function demoClientKey(demoFolder: string, id: string): Promise<ClientKey> {
  const path = clientKeyFile(demoFolder, id)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as ClientKey
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const made = privateKey.export({ format: 'jwk' }) as JWK
  const key: ClientKey = { ...made, kid: await calculateJwkThumbprint(made), alg: 'ES384', use: 'sig' }
  mkdirSync(join(demoFolder, 'clients'), { recursive: true })
  writeFileSync(path, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600 })
  return key
}

/** The public half, as a client registers it. */
export function publicHalf({ kty, crv, x, y, kid, alg, use }: ClientKey): Record<string, unknown> {
  return { kty, crv, x, y, kid, alg, use }
}
