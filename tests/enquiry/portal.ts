import Fastify, { type FastifyInstance } from 'fastify'
import { eq } from 'drizzle-orm'
import { authzenRoutes } from '~/api/authzen.server'
import { oauthRoutes } from '~/api/oauth.server'
import type { Choice } from '~/consent/choice'
import { insertVersion } from '~/consent/store.server'
import type { Database } from '~/db/database.server'
import { parseBsn, type Bsn } from '~/person/bsn'
import { findOrCreate } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import type { Portal } from '~/portal/portal'
import { provider } from '~/provider/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { Secret } from '~/sealing/secret.server'
import { asClosed } from '../support/gate'

export const ORIGIN = 'https://portal.example'

export const GP = { ura: '90000101', type: 'Z3', name: 'Huisartsenpraktijk De Linde', city: 'Utrecht' }
export const PHARMACY = { ura: '90000202', type: 'J8', name: 'Apotheek Centrum', city: 'Utrecht' }
export const HOSPITAL = { ura: '90000303', type: 'V6', name: 'Ziekenhuis Noord', city: 'Groningen' }

/** A portal as far as the machine faces need one; `sessionKeys` shared makes two of them one installation. */
export function portalOn(runtime: Runtime, sessionKeys = makeSecrets().SESSION_KEYS): Portal {
  const config = { http: { origin: ORIGIN }, keys: { session: new Secret(sessionKeys) } }
  return { config, runtime } as Portal
}

/** The machine faces behind a shell that does only what they count on. */
export async function machineFaces(portal: Portal): Promise<FastifyInstance> {
  const fastify = Fastify({
    bodyLimit: 64 * 1024,
    requestIdHeader: false,
    genReqId: (request) => String(request.headers['x-request-id'] ?? 'made-by-shell'),
  })
  fastify.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  await fastify.register(async (scope) => oauthRoutes(scope, portal))
  await fastify.register(async (scope) => authzenRoutes(scope, portal))
  return fastify
}

/** Puts the organisations of the tests into the directory. */
export async function addProviders(database: Database): Promise<void> {
  await database.transact(async (transaction) => {
    for (const { ura, name, city, type } of [GP, PHARMACY, HOSPITAL]) {
      await transaction.insert(provider).values({ ura, name, city, types: [type], updatedAt: new Date() })
    }
  })
}

type Standing = { choices?: Choice[]; gate?: string }

/** Puts these choices in force for a citizen, who is made when not there yet; answers the internal id. */
export async function addCitizen(
  runtime: Runtime,
  digits: string,
  { choices, gate }: Standing,
): Promise<string> {
  return runtime.database.transact(async (transaction) => {
    const citizen = await findOrCreate(transaction, runtime, bsnOf(digits))
    const { currentVersion: predecessor } = citizen.row
    const currentVersion = choices ? predecessor + 1 : predecessor
    if (choices) {
      await insertVersion(transaction, citizen, {
        number: currentVersion,
        choices,
        catalogueVersion: 1,
        readingCatalogue: 1,
        predecessor,
        receiptNumber: 'Z 2026 0000 0001',
        authorId: citizen.row.id,
        authorRole: 'subject',
        channel: 'self',
        at: runtime.now(),
      })
    }
    await transaction
      .update(subject)
      .set({ ...asClosed(gate ?? 'open'), currentVersion })
      .where(eq(subject.id, citizen.row.id))
    return citizen.row.id
  })
}

export function bsnOf(digits: string): Bsn {
  const bsn = parseBsn(digits)
  if (!bsn) throw new Error(`${digits} fails the 11-test`)
  return bsn
}
