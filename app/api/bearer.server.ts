import { hash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { jwtVerify, type JWTPayload } from 'jose'
import { LRUCache } from 'lru-cache'
import { oncePerTurn } from '~/db/per-turn.server'
import { decisive } from '~/db/row-tags.server'
import { prepareAs } from '~/db/prepare.server'
import type { Portal } from '~/portal/portal'
import { apiClient } from '~/provider/tables.server'
import { SIGNING_ALGORITHM, signingKeys } from '~/sealing/signing-keys.server'
import type { Scope } from './scopes'

/** The care system that calls, and the one organisation it acts for. */
export type Caller = { clientId: string; ura: string }

export type BearerRefusal = 'no-token' | 'invalid-token' | 'insufficient-scope'

type BearerOutcome = { ok: true; caller: Caller } | { ok: false; refusal: BearerRefusal }

export type BearerCheck = (request: FastifyRequest, scope: Scope) => Promise<BearerOutcome>

/** What stays of a verified token: nothing of the token itself. */
type Verified = { clientId: string; scopes: string[]; expiresAt: number }

const REMEMBERED_TOKENS = 10_000
const LONGEST_TOKEN = 4_096

/**
 * Checks `Authorization: Bearer …` (RFC 6750): the signature once per token, remembered under its SHA-256 until it expires
 * (RFC 9068 §4); the client at every request, so that blocking one or taking a scope away counts from the next request on.
 */
export function bearerCheck({ config, runtime }: Portal): BearerCheck {
  const { origin } = config.http
  const keys = new Map(signingKeys(config.keys.session, 'access-token').map((key) => [key.id, key.publicKey]))
  const remembered = new LRUCache<string, Verified>({ max: REMEMBERED_TOKENS })
  const statement = prepareAs(
    runtime.database.reader
      .select(decisive(apiClient))
      .from(apiClient)
      .where(eq(apiClient.id, sql.placeholder('id'))),
    'bearer_client',
  )
  const clientById = oncePerTurn(async (id) => {
    const [row] = await statement.execute({ id })
    return row && runtime.database.reader.tags.genuine(apiClient, row)
  })

  async function verify(token: string): Promise<Verified | null> {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => keys.get(kid ?? '') ?? Promise.reject(new Error('no such key')),
      {
        issuer: origin,
        audience: origin,
        typ: 'at+jwt',
        algorithms: [SIGNING_ALGORITHM],
        requiredClaims: ['exp', 'client_id'],
        currentDate: runtime.now(),
      },
    )
    return contentsOf(payload)
  }

  async function lookUp(token: string): Promise<Verified | null> {
    const key = hash('sha256', token, 'base64url')
    const known = remembered.get(key)
    if (known && known.expiresAt > runtime.now().getTime()) return known
    remembered.delete(key)
    const verified = await verify(token).catch(() => null)
    if (verified) remembered.set(key, verified)
    return verified
  }

  return async function check(request, scope) {
    const token = tokenOf(request)
    if (token === null) return { ok: false, refusal: 'no-token' }
    const verified = await lookUp(token)
    if (!verified) return { ok: false, refusal: 'invalid-token' }
    const client = await clientById(verified.clientId)
    if (client?.status !== 'active') return { ok: false, refusal: 'invalid-token' }
    if (!verified.scopes.includes(scope) || !client.scopes.includes(scope)) {
      return { ok: false, refusal: 'insufficient-scope' }
    }
    return { ok: true, caller: { clientId: verified.clientId, ura: client.ura } }
  }
}

function contentsOf({ client_id, scope, exp }: JWTPayload): Verified | null {
  if (typeof client_id !== 'string' || typeof exp !== 'number') return null
  return {
    clientId: client_id,
    scopes: typeof scope === 'string' ? scope.split(' ') : [],
    expiresAt: exp * 1_000,
  }
}

/** Null when there is none, or none that can be ours. Two headers are one too many. */
function tokenOf({ raw }: FastifyRequest): string | null {
  const header = raw.headers.authorization
  if (header === undefined || header.length > LONGEST_TOKEN) return null
  const [, token] = /^bearer ([\w.~+/=-]+)$/i.exec(header) ?? []
  return token ?? null
}
