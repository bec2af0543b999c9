import { eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { Reader, Transaction } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { hasEnded } from './departure'
import { findProvider } from './store.server'
import { apiClient } from './tables.server'

export type ClientRow = typeof apiClient.$inferSelect

/** A care system as it is registered: bound to one organisation, with its public keys or where they are. */
export type NewClient = Pick<ClientRow, 'id' | 'ura' | 'name' | 'scopes' | 'jwks' | 'jwksUri'>

/** Who registers or blocks, for the log. */
export type By = { operator: string; requestId: string }

export type ClientAnswer =
  { ok: true } | { ok: false; refusal: 'known-already' | 'unknown-provider' | 'unknown-client' }

/** A machine client, blocked or not; null when it was never registered. */
export async function findClient(reader: Reader, id: string): Promise<ClientRow | null> {
  const [found] = await reader.select().from(apiClient).where(eq(apiClient.id, id)).limit(1)
  return found ? reader.tags.genuine(apiClient, found) : null
}

/** Registers a care system that may ask from now on. Refuses an id that is taken and a URA the directory lacks. */
export async function addClient(runtime: Runtime, client: NewClient, by: By): Promise<ClientAnswer> {
  const createdAt = runtime.now()
  return runtime.database.transact(async (transaction): Promise<ClientAnswer> => {
    if (await findClient(transaction, client.id)) return { ok: false, refusal: 'known-already' }
    const organisation = await findProvider(transaction, client.ura)
    if (!organisation || hasEnded(organisation, createdAt)) return { ok: false, refusal: 'unknown-provider' }
    await transaction.insert(apiClient).values({ ...client, status: 'active', createdAt })
    await logChange(transaction, { id: client.id, action: 'C', at: createdAt, by })
    return { ok: true }
  })
}

/** Gives a client other public keys. */
export async function replaceClientKeys(
  runtime: Runtime,
  { id, jwks }: Pick<NewClient, 'id' | 'jwks'>,
  by: By,
): Promise<ClientAnswer> {
  return change(runtime, { id, by, set: { jwks, jwksUri: null } })
}

/** Blocks a client, or lets it ask again; counts from its next request on. */
export async function setClientStatus(
  runtime: Runtime,
  { id, status }: { id: string; status: 'active' | 'blocked' },
  by: By,
): Promise<ClientAnswer> {
  return change(runtime, { id, by, set: { status } })
}

type Change = { id: string; by: By; set: Partial<ClientRow> }

async function change(runtime: Runtime, { id, by, set }: Change): Promise<ClientAnswer> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<ClientAnswer> => {
    if (!(await findClient(transaction, id))) return { ok: false, refusal: 'unknown-client' }
    await transaction.update(apiClient).set(set).where(eq(apiClient.id, id))
    await logChange(transaction, { id, action: 'U', at, by })
    return { ok: true }
  })
}

type Logged = { id: string; action: 'C' | 'U'; at: Date; by: By }

async function logChange(transaction: Transaction, { id, action, at, by }: Logged) {
  await appendActivity(transaction, [
    {
      event: 'client-changed',
      action,
      outcome: 'success',
      at,
      subjectId: null,
      organisation: null,
      users: [{ id: by.operator, role: '04', initiator: true }],
      object: { type: 'client', id },
      requestId: by.requestId,
    },
  ])
}
