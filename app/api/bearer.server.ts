import { hash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { errors, jwtVerify, type JWTPayload } from 'jose'
import { LRUCache } from 'lru-cache'
import { oncePerTurn } from '~/db/per-turn.server'
import { decisive } from '~/db/row-tags.server'
import { prepareAs } from '~/db/prepare.server'
import { noteWrongSecret } from '~/identity/wrong-secrets.server'
import type { Portal } from '~/portal/portal'
import { apiClient } from '~/provider/tables.server'
import { SIGNING_ALGORITHM, signingKeys } from '~/sealing/signing-keys.server'
import type { Scope } from './scopes'

/** The care system that calls, and the one organisation it acts for. */
export type Caller = { clientId: string; ura: string }

export type BearerRefusal = 'no-token' | 'invalid-token' | 'insufficient-scope'

type BearerOutcome =
  | { ok: true; caller: Caller }
  | { ok: false; refusal: BearerRefusal }
  | { ok: false; refusal: 'too-often'; seconds: number }

export type BearerCheck = (request: FastifyRequest, scope: Scope) => Promise<BearerOutcome>

/** What stays of a token that we made: nothing of the token itself. */
type Ours = { clientId: string; scopes: string[]; expiresAt: number }
/** What a token is: ours, `made-up` (without our signature, which it will never have), or ours and not for here. */
type Looked = Ours | 'made-up' | 'not-for-here'

const REMEMBERED_TOKENS = 10_000
const REMEMBERED_MADE_UP = 1_000
const LONGEST_TOKEN = 4_096

/**
 * Checks `Authorization: Bearer …` (RFC 6750): the signature once per token, right or wrong, remembered under its SHA-256
 * (RFC 9068 §4); when it expires, and the client, at every request, so that blocking one or taking a scope away counts from
 * the next request on.
 *
 * Ten different tokens that we never made, from one network in a quarter of an hour, and the next is asked to wait. A right
 * token is never hindered by that: it is looked at first, and only what has not our signature is counted. So a system whose
 * token expired, or that was blocked, is told so however often it asks, and nothing is refused unlooked but a token that
 * was looked at before.
 */
export function bearerCheck({ config, runtime }: Portal): BearerCheck {
  const { origin } = config.http
  const keys = new Map(signingKeys(config.keys.session, 'access-token').map((key) => [key.id, key.publicKey]))
  const remembered = new LRUCache<string, Ours>({ max: REMEMBERED_TOKENS })
  // Apart, so that who makes up many makes us forget none of ours.
  const madeUp = new LRUCache<string, 'made-up'>({ max: REMEMBERED_MADE_UP })
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

  async function verify(token: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => keys.get(kid ?? '') ?? Promise.reject(new errors.JWKSNoMatchingKey()),
      {
        issuer: origin,
        audience: origin,
        typ: 'at+jwt',
        algorithms: [SIGNING_ALGORITHM],
        requiredClaims: ['exp', 'client_id'],
        currentDate: runtime.now(),
      },
    )
    return payload
  }

  /** The claims are looked at once the signature was right, and when it expires last. */
  function whyNot(error: unknown): Looked {
    if (error instanceof errors.JWTExpired) return contentsOf(error.payload)
    const isOurs = !(error instanceof errors.JOSEError) || error instanceof errors.JWTClaimValidationFailed
    return isOurs ? 'not-for-here' : 'made-up'
  }

  async function lookAt(token: string): Promise<Looked> {
    const key = hash('sha256', token, 'base64url')
    const known = remembered.get(key) ?? madeUp.get(key)
    if (known) return known
    const found = await verify(token).then(contentsOf, whyNot)
    if (found === 'made-up') madeUp.set(key, found)
    else if (found !== 'not-for-here') remembered.set(key, found)
    return found
  }

  return async function check(request, scope) {
    const token = tokenOf(request)
    if (token === null) return { ok: false, refusal: 'no-token' }
    const ours = await lookAt(token)
    if (ours === 'made-up') {
      const seconds = noteWrongSecret(runtime, { secret: token, address: request.ip })
      return seconds > 0
        ? { ok: false, refusal: 'too-often', seconds }
        : { ok: false, refusal: 'invalid-token' }
    }
    if (ours === 'not-for-here' || ours.expiresAt <= runtime.now().getTime())
      return { ok: false, refusal: 'invalid-token' }
    const client = await clientById(ours.clientId)
    if (client?.status !== 'active') return { ok: false, refusal: 'invalid-token' }
    if (!ours.scopes.includes(scope) || !client.scopes.includes(scope)) {
      return { ok: false, refusal: 'insufficient-scope' }
    }
    return { ok: true, caller: { clientId: ours.clientId, ura: client.ura } }
  }
}

function contentsOf({ client_id, scope, exp }: JWTPayload): Ours | 'not-for-here' {
  if (typeof client_id !== 'string' || typeof exp !== 'number') return 'not-for-here'
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
