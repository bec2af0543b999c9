import { createPublicKey, type JsonWebKey } from 'node:crypto'
import type { Transaction } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import {
  changeClient,
  findClient,
  insertClient,
  readClientsOf,
  type ClientChange,
  type ClientRow,
} from '~/provider/clients.server'
import type { PublicKey } from '~/provider/public-keys'
import { mayDo } from '~/representation/staff-dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { byMember } from './people-use-cases.server'

/**
 * What an administrator lets a care system do: ask the closed question, as their own organisation, which the client is bound
 * to. Anything more is the operator's to give [wire: who may call].
 */
const SCOPES = ['access:evaluate']
export const MOST_CLIENTS = 20
const DAY_MILLISECONDS = 86_400_000

/** A care system as its organisation sees it; of its keys the names. */
export type ClientShown = Pick<
  ClientRow,
  'id' | 'name' | 'scopes' | 'lastUsedOn' | 'createdAt' | 'jwksUri'
> & {
  status: 'active' | 'blocked'
  keys: string[]
  /** The keys before these, as long as they work. */
  old: { keys: string[]; until: Date } | null
}

/** The care systems that ask for one's own organisation, blocked ones too. */
export async function readOwnClients(runtime: Runtime, staff: Staff): Promise<ClientShown[]> {
  const clients = await readClientsOf(runtime.database.reader, staff.organisation.ura)
  return clients.map((client) => shown(client, runtime.now()))
}

/** One of them; null for another organisation's, as for none. */
export async function readOwnClient(runtime: Runtime, staff: Staff, id: string): Promise<ClientShown | null> {
  const found = await findClient(runtime.database.reader, id)
  return found?.ura === staff.organisation.ura ? shown(found, runtime.now()) : null
}

function shown(client: ClientRow, now: Date): ClientShown {
  const { id, name, scopes, lastUsedOn, createdAt, jwksUri, status, jwks, oldJwks, oldJwksUntil } = client
  return {
    ...{ id, name, scopes, lastUsedOn, createdAt, jwksUri },
    status: status === 'active' ? 'active' : 'blocked',
    keys: namesOf(jwks),
    old: oldJwksUntil && oldJwksUntil > now ? { keys: namesOf(oldJwks), until: oldJwksUntil } : null,
  }
}

function namesOf(jwks: ClientRow['jwks']): string[] {
  return (jwks?.keys ?? []).map(({ kid }) => String(kid))
}

type KeysGiven = { keys: PublicKey[] | null; address: string | null }
type Doing = { staff: Staff; requestId: string }

/** `one`: neither keys nor an address · `both`: both · `unusable`: nothing can be checked with one of the keys */
type KeysRefusal = 'one' | 'both' | 'unusable'
type Keys = Pick<ClientRow, 'jwks' | 'jwksUri'>

export type ClientAdded =
  | { ok: true; id: string }
  | { ok: false; refusal: 'not-there' | 'too-many' | KeysRefusal }

/**
 * Adds a care system that asks for one's own organisation from now on, under a name that the portal makes. Whoever is no
 * administrator any more by then adds nothing.
 */
export async function addOwnClient(
  runtime: Runtime,
  { staff, requestId, name, ...given }: Doing & KeysGiven & { name: string },
): Promise<ClientAdded> {
  const keys = keysOf(given)
  if (!keys.ok) return keys
  const { ura } = staff.organisation
  const at = runtime.now()
  const id = runtime.newId()
  return runtime.database.transact(async (transaction): Promise<ClientAdded> => {
    if (!(await mayDo(transaction, runtime, { staff, need: 'clients' })))
      return { ok: false, refusal: 'not-there' }
    const working = (await readClientsOf(transaction, ura)).filter(({ status }) => status === 'active')
    if (working.length >= MOST_CLIENTS) return { ok: false, refusal: 'too-many' }
    const client = { id, ura, name, scopes: SCOPES, ...keys.set }
    const added = await insertClient(transaction, { client, at, by: byMember(staff, { at, requestId }) })
    return added.ok ? { ok: true, id } : { ok: false, refusal: 'not-there' }
  })
}

export type ClientChanged =
  /** `same-kid`: a new key has the name of one that goes on · `no-old`: keys at an address do not go on */
  { ok: true } | { ok: false; refusal: 'not-there' | 'blocked' | 'same-kid' | 'no-old' | KeysRefusal }

type OtherKeys = Doing & KeysGiven & { id: string; oldDays: number }

/** Gives a care system other keys. Those of now stop at once, or go on for some days beside them. */
export async function changeOwnKeys(
  runtime: Runtime,
  { staff, requestId, id, oldDays, ...given }: OtherKeys,
): Promise<ClientChanged> {
  const keys = keysOf(given)
  if (!keys.ok) return keys
  return changeOwn(runtime, { staff, requestId, id }, (client, at) => {
    if (client.status !== 'active') return { refusal: 'blocked' }
    if (oldDays === 0) return { set: { ...keys.set, oldJwks: null, oldJwksUntil: null } }
    if (!client.jwks || !keys.set.jwks) return { refusal: 'no-old' }
    const now = namesOf(client.jwks)
    if (namesOf(keys.set.jwks).some((kid) => now.includes(kid))) return { refusal: 'same-kid' }
    const oldJwksUntil = new Date(at.getTime() + oldDays * DAY_MILLISECONDS)
    return { set: { ...keys.set, oldJwks: client.jwks, oldJwksUntil } }
  })
}

/** Blocks a care system: its next question has no answer. Only the operator lets it ask again. */
export async function blockOwnClient(
  runtime: Runtime,
  blocking: Doing & { id: string },
): Promise<ClientChanged> {
  return changeOwn(runtime, blocking, () => ({
    set: { status: 'blocked', oldJwks: null, oldJwksUntil: null },
  }))
}

type Decided = { set: ClientChange } | { refusal: 'blocked' | 'same-kid' | 'no-old' }

async function changeOwn(
  runtime: Runtime,
  { staff, requestId, id }: Doing & { id: string },
  decide: (client: ClientRow, at: Date) => Decided,
): Promise<ClientChanged> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<ClientChanged> => {
    const client = await ownClient(transaction, runtime, { staff, id })
    if (!client) return { ok: false, refusal: 'not-there' }
    const decided = decide(client, at)
    if ('refusal' in decided) return { ok: false, ...decided }
    await changeClient(transaction, { id, set: decided.set, at, by: byMember(staff, { at, requestId }) })
    return { ok: true }
  })
}

async function ownClient(
  transaction: Transaction,
  runtime: Runtime,
  { staff, id }: { staff: Staff; id: string },
): Promise<ClientRow | null> {
  if (!(await mayDo(transaction, runtime, { staff, need: 'clients' }))) return null
  const client = await findClient(transaction, id)
  return client?.ura === staff.organisation.ura ? client : null
}

function keysOf({ keys, address }: KeysGiven): { ok: true; set: Keys } | { ok: false; refusal: KeysRefusal } {
  if (keys && address) return { ok: false, refusal: 'both' }
  if (address) return { ok: true, set: { jwks: null, jwksUri: address } }
  if (!keys) return { ok: false, refusal: 'one' }
  if (!keys.every(isUsable)) return { ok: false, refusal: 'unusable' }
  return { ok: true, set: { jwks: { keys }, jwksUri: null } }
}

/** Whether it is a point of its curve, or a modulus at all. */
function isUsable(key: PublicKey): boolean {
  try {
    return createPublicKey({ key: key as JsonWebKey, format: 'jwk' }).type === 'public'
  } catch {
    return false
  }
}
