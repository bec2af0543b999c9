import { and, eq } from 'drizzle-orm'
import {
  errors,
  type Adapter,
  type AdapterFactory,
  type AdapterPayload,
  type ClientMetadata,
} from 'oidc-provider'
import { oauthArtifact } from '~/identity/tables.server'
import { apiClient } from '~/provider/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { OFFERED_SCOPES } from '../scopes'

/**
 * Where the token endpoint's library keeps its models: clients come from the directory of machine clients, and only active
 * ones exist; a client assertion's `jti` is inserted, so that of two processes only one accepts it (RFC 7523 §3). Access
 * tokens are JWTs and not kept.
 */
export function oauthAdapter(runtime: Runtime): AdapterFactory {
  return (model) => (model === 'Client' ? clients(runtime) : artifacts(runtime, model))
}

function clients({ database, now }: Runtime): Adapter {
  return {
    ...unused('Client'),
    async find(id) {
      const [row] = await database.reader
        .select()
        .from(apiClient)
        .where(and(eq(apiClient.id, id), eq(apiClient.status, 'active')))
        .limit(1)
      return row ? metadataOf(database.reader.tags.genuine(apiClient, row), now()) : undefined
    },
  }
}

function metadataOf(row: typeof apiClient.$inferSelect, now: Date): AdapterPayload & ClientMetadata {
  return {
    client_id: row.id,
    client_name: row.name,
    redirect_uris: [],
    // Never empty: a client without scopes of its own would be allowed all. `openid` gives nothing here.
    scope: [
      'openid',
      ...row.scopes.filter((scope) => (OFFERED_SCOPES as readonly string[]).includes(scope)),
    ].join(' '),
    ...(row.jwks ? { jwks: keysOf(row, now) } : { jwks_uri: row.jwksUri ?? undefined }),
  } as AdapterPayload & ClientMetadata
}

/** The keys of a client, and the ones before them for as long as they count besides. */
function keysOf({ jwks, oldJwks, oldJwksUntil }: typeof apiClient.$inferSelect, now: Date) {
  const old = oldJwksUntil && oldJwksUntil > now ? (oldJwks?.keys ?? []) : []
  return { keys: [...(jwks?.keys ?? []), ...old] }
}

function artifacts({ database, now }: Runtime, model: string): Adapter {
  const rowId = (id: string) => `${model}:${id}`
  return {
    ...unused(model),
    async find(id) {
      const [row] = await database.reader
        .select()
        .from(oauthArtifact)
        .where(eq(oauthArtifact.id, rowId(id)))
        .limit(1)
      return row ? (JSON.parse(row.payload) as AdapterPayload) : undefined
    },
    async upsert(id, payload, expiresIn) {
      const row = {
        id: rowId(id),
        model,
        payload: JSON.stringify(payload),
        expiresAt: expiresIn === undefined ? null : new Date(now().getTime() + expiresIn * 1_000),
      }
      const inserted = await database.record(async (transaction) =>
        transaction
          .insert(oauthArtifact)
          .values(row)
          .onConflictDoNothing()
          .returning({ id: oauthArtifact.id }),
      )
      if (inserted.length === 0) throw new errors.InvalidClientAuth({ detail: `${model} was there already` })
    },
  }
}

/** What a library may ask of a model that this endpoint never uses: refused, so that it shows. */
function unused(model: string): Adapter {
  const refuse = (verb: string) => async () => {
    throw new Error(`the token endpoint does not ${verb} ${model}`)
  }
  return {
    find: refuse('find'),
    upsert: refuse('upsert'),
    findByUid: refuse('find by uid'),
    findByUserCode: refuse('find by user code'),
    consume: refuse('consume'),
    destroy: refuse('destroy'),
    revokeByGrantId: refuse('revoke by grant'),
  }
}
