import { asc, eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Reader, Transaction } from '~/db/database.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { hasEnded } from './departure'
import { findProvider } from './store.server'
import { apiClient } from './tables.server'

export type ClientRow = typeof apiClient.$inferSelect

/** A care system as it is registered: bound to one organisation, with its public keys or where they are. */
export type NewClient = Pick<ClientRow, 'id' | 'ura' | 'name' | 'scopes' | 'jwks' | 'jwksUri'>

/** Who registers or changes, for the log. */
export type By = Pick<ActivityEntry, 'users' | 'requestId'>

export type ClientAnswer =
  | { ok: true }
  | { ok: false; refusal: 'known-already' | 'unknown-provider' | 'unknown-client' | 'stopped' }

/** A machine client, blocked or not; null when it was never registered. */
export async function findClient(reader: Reader, id: string): Promise<ClientRow | null> {
  const [found] = await reader.select().from(apiClient).where(eq(apiClient.id, id)).limit(1)
  return found ? reader.tags.genuine(apiClient, found) : null
}

/** The care systems of an organisation, the oldest first, blocked ones too. */
export async function readClientsOf(reader: Reader, ura: string): Promise<ClientRow[]> {
  const rows = await reader
    .select()
    .from(apiClient)
    .where(eq(apiClient.ura, ura))
    .orderBy(asc(apiClient.createdAt), asc(apiClient.id))
  return rows.map((row) => reader.tags.genuine(apiClient, row))
}

type Adding = { client: NewClient; at: Date; by: By }

/** Registers a care system that may ask from now on. Refuses an id that is taken and a URA the directory lacks. */
export async function insertClient(
  transaction: Transaction,
  { client, at, by }: Adding,
): Promise<ClientAnswer> {
  if (await findClient(transaction, client.id)) return { ok: false, refusal: 'known-already' }
  const organisation = await findProvider(transaction, client.ura)
  if (!organisation || hasEnded(organisation, at) || organisation.blockedAt)
    return { ok: false, refusal: 'unknown-provider' }
  const row = { ...client, status: 'active', createdAt: at }
  await transaction.insert(apiClient).values(row)
  const tag = transaction.tags.ofNew(apiClient, row)
  await logChange(transaction, { id: client.id, ura: client.ura, action: 'C', at, by, tag })
  return { ok: true }
}

/** What of a client changes: its keys, or whether it may ask. */
export type ClientChange = Partial<
  Pick<ClientRow, 'status' | 'jwks' | 'jwksUri' | 'oldJwks' | 'oldJwksUntil'>
>

/**
 * Changes a client; counts from its next request on. What the privacy officer stopped, by itself or with its organisation, nobody
 * else lets go on, nor gives another name to being stopped.
 */
export async function changeClient(
  transaction: Transaction,
  change: { id: string; set: ClientChange; at: Date; by: By },
): Promise<ClientAnswer> {
  const found = await findClient(transaction, change.id)
  if (found && change.set.status !== undefined && (await isStopped(transaction, found)))
    return { ok: false, refusal: 'stopped' }
  return writeClient(transaction, change)
}

async function isStopped(reader: Reader, { status, ura }: ClientRow): Promise<boolean> {
  return status.startsWith('stopped') || Boolean((await findProvider(reader, ura))?.blockedAt)
}

/** The same by the privacy officer, whom nothing stops. */
export async function writeClient(
  transaction: Transaction,
  { id, set, at, by }: { id: string; set: ClientChange; at: Date; by: By },
): Promise<ClientAnswer> {
  const found = await findClient(transaction, id)
  if (!found) return { ok: false, refusal: 'unknown-client' }
  await transaction.update(apiClient).set(set).where(eq(apiClient.id, id))
  const tag = transaction.tags.ofNew(apiClient, { ...found, ...set })
  await logChange(transaction, { id, ura: found.ura, action: 'U', at, by, tag, tagBefore: found.rowTag })
  return { ok: true }
}

/** The same by the operator. */
export async function addClient(runtime: Runtime, client: NewClient, by: By): Promise<ClientAnswer> {
  return runtime.database.transact((transaction) =>
    insertClient(transaction, { client, at: runtime.now(), by }),
  )
}

/** Gives a client other public keys, which alone count from now on. */
export async function replaceClientKeys(
  runtime: Runtime,
  { id, jwks }: Pick<NewClient, 'id' | 'jwks'>,
  by: By,
): Promise<ClientAnswer> {
  return change(runtime, { id, by, set: { jwks, jwksUri: null, oldJwks: null, oldJwksUntil: null } })
}

/** Blocks a client, or lets it ask again; counts from its next request on. */
export async function setClientStatus(
  runtime: Runtime,
  { id, status }: { id: string; status: 'active' | 'blocked' },
  by: By,
): Promise<ClientAnswer> {
  return change(runtime, { id, by, set: { status } })
}

/** That a client got a token today; nothing is written where that is known. */
export async function noteClientUse({ database, now }: Runtime, id: string): Promise<void> {
  const today = localDate(now())
  const client = await findClient(database.reader, id)
  if (!client || client.lastUsedOn === today) return
  await database.record((transaction) =>
    transaction.update(apiClient).set({ lastUsedOn: today }).where(eq(apiClient.id, id)),
  )
}

async function change(
  runtime: Runtime,
  { id, set, by }: { id: string; set: ClientChange; by: By },
): Promise<ClientAnswer> {
  return runtime.database.transact((transaction) =>
    changeClient(transaction, { id, set, at: runtime.now(), by }),
  )
}

type Logged = {
  id: string
  ura: string
  action: 'C' | 'U'
  at: Date
  by: By
  tag: string
  tagBefore?: string
}

async function logChange(transaction: Transaction, { ura, action, at, by, ...client }: Logged) {
  await appendActivity(transaction, [
    {
      ...{ event: 'client-changed', action, outcome: 'success', at, subjectId: null, organisation: ura },
      object: { type: 'client', ...client },
      ...by,
    },
  ])
}
