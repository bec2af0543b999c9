import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose'
import type { Database } from '~/db/database.server'
import { apiClient } from '~/provider/tables.server'
import { ORIGIN } from './portal'

export type CareSystem = { id: string; ura: string; keyId: string; privateKey: CryptoKey; algorithm: string }

type Registration = { id: string; ura: string; algorithm?: 'ES384' | 'RS384'; scopes?: string[] }

/** Registers a machine client of an organisation with a fresh key. */
export async function registerCareSystem(database: Database, given: Registration): Promise<CareSystem> {
  const { id, ura, algorithm = 'ES384', scopes = ['access:evaluate'] } = given
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const keyId = `${id}-key`
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, use: 'sig' }
  await database.transact(async (transaction) => {
    await transaction.insert(apiClient).values({
      id,
      ura,
      name: `System of ${ura}`,
      status: 'active',
      jwks: { keys: [jwk] },
      scopes,
      createdAt: new Date(),
    })
  })
  return { id, ura, keyId, privateKey, algorithm }
}

/** What differs from a sound client assertion. */
export type AssertionFault = {
  audience?: string | string[]
  jti?: string | undefined
  expiresIn?: number
  /** Seconds from now. */
  notBefore?: number
  /** Seconds from now. */
  issuedAt?: number
  key?: CryptoKey | Uint8Array
  algorithm?: string
  issuer?: string
  subject?: string
}

/** Signs a client assertion (RFC 7523), sound unless told otherwise. */
export async function assertionOf(system: CareSystem, fault: AssertionFault = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const claims = 'jti' in fault && fault.jti === undefined ? {} : { jti: fault.jti ?? randomUUID() }
  const begins = fault.notBefore === undefined ? {} : { nbf: now + fault.notBefore }
  return new SignJWT({ ...claims, ...begins })
    .setProtectedHeader({ alg: fault.algorithm ?? system.algorithm, kid: system.keyId, typ: 'JWT' })
    .setIssuer(fault.issuer ?? system.id)
    .setSubject(fault.subject ?? system.id)
    .setAudience(fault.audience ?? `${ORIGIN}/oauth/token`)
    .setIssuedAt(now + (fault.issuedAt ?? 0))
    .setExpirationTime(now + (fault.expiresIn ?? 240))
    .sign(fault.key ?? system.privateKey)
}

/** Posts an assertion to the token endpoint. */
export async function postAssertion(
  fastify: FastifyInstance,
  assertion: string,
  more: Record<string, string> = {},
) {
  return fastify.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: new URL(ORIGIN).host },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'access:evaluate',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...more,
    }).toString(),
  })
}

/** An access token as a care system gets one. */
export async function tokenFor(fastify: FastifyInstance, system: CareSystem): Promise<string> {
  const response = await postAssertion(fastify, await assertionOf(system))
  if (response.statusCode !== 200) throw new Error(`no token: ${response.statusCode} ${response.body}`)
  return (response.json() as { access_token: string }).access_token
}
