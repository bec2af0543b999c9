import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'

/** Where the portal finds the private key of one of its clients. */
export function clientKeyFile(directory: string, clientId: string): string {
  return join(directory, `${clientId}.client.jwk.json`)
}

/**
 * The public half of a client's key; the private half is made once and kept for the portal. One RSA key serves
 * for signing (`private_key_jwt`) and for decryption, as at the bridge, where it is the client's certificate.
 */
export async function publicClientKey(directory: string, clientId: string): Promise<JWK> {
  const { kty, n, e, kid } = await privateClientKey(directory, clientId)
  return { kty, n, e, kid }
}

async function privateClientKey(directory: string, clientId: string): Promise<JWK> {
  const file = clientKeyFile(directory, clientId)
  return readKey(file) ?? (await makeKey(directory, file))
}

/** Linked into place in one step, so that of two processes that start at once both end with the same key. */
async function makeKey(directory: string, file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const { alg: _any, ...made } = await exportJWK(privateKey)
  const key = { ...made, kid: await calculateJwkThumbprint(made) }
  mkdirSync(directory, { recursive: true })
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, JSON.stringify(key, null, 2), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return key
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readKey(file)!
  } finally {
    rmSync(draft, { force: true })
  }
}

function readKey(file: string): JWK | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
