import { and, desc, eq, isNull } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Reader, Transaction } from '~/db/database.server'
import { findClient, readClientsOf, writeClient } from '~/provider/clients.server'
import { findProvider, writeProviderBlocked } from '~/provider/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { findMember, membershipsOf, writeBlocked } from '~/staff/store.server'
import { deskEntry, deskUser } from '~/worker/log-user'
import { workersNamed } from '~/worker/store.server'
import type { BlockKind } from './block'
import type { ByOfficer } from './log-use-cases.server'
import { block } from './tables.server'

type Row = typeof block.$inferSelect
/** What a care system is called that may not ask: by itself, or because its organisation may not. */
const STOPPED = 'stopped'
/** The same of one that the operator or its organisation had blocked: so it is again when this is lifted. */
const STOPPED_BLOCKED = 'stopped-blocked'
const STOPPED_ALONG = 'stopped-with-organisation'
/** So many are shown, newest first; every one of them is in the table. */
const SHOWN = 200

type Blocked = { ok: true } | { ok: false; refusal: 'unknown' | 'already' }
type Blocking = { kind: BlockKind; number: string; reason: string }

/**
 * Blocks a colleague of care providers (everywhere), a care system or a whole organisation, from the next request on: sessions open to
 * nobody, tokens are refused, nothing is asked in its place. Nobody but the officer lifts it. Refuses what is not there, and what is blocked already
 * (AVG 32; domain: privacy officer).
 */
export async function blockAtOnce(runtime: Runtime, by: ByOfficer, blocking: Blocking): Promise<Blocked> {
  const at = runtime.now()
  const { kind, reason } = blocking
  return runtime.database.transact(async (transaction): Promise<Blocked> => {
    const target = await findTarget(transaction, runtime, blocking)
    if (target === null) return { ok: false, refusal: 'unknown' }
    if (await findOpen(transaction, { kind, target })) return { ok: false, refusal: 'already' }
    await EFFECT[kind](transaction, { target, by, at, is: 'blocked' })
    const id = runtime.newId()
    const reasonSealed = runtime.keyring.seal(place('reason_sealed', id), reason)
    await transaction.insert(block).values({ id, kind, target, reasonSealed, by: by.worker, at })
    await appendActivity(transaction, [entryOf(by, { event: 'blocked', kind, target, at })])
    return { ok: true }
  })
}

/** Which of what the officer put down is lifted, and why. */
export type Lifting = { id: string; reason: string }
export type Lifted = { ok: true } | { ok: false; refusal: 'not-there' }

/** Lets go on what was blocked, from the next request on. Refuses one that is lifted already, and one that is not there. */
export async function liftBlock(runtime: Runtime, by: ByOfficer, { id, reason }: Lifting): Promise<Lifted> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Lifted> => {
    const found = await findBlock(transaction, id)
    if (!found || found.liftedAt) return { ok: false, refusal: 'not-there' }
    const { kind, target } = found
    await EFFECT[kind](transaction, { target, by, at, is: 'lifted' })
    const liftReasonSealed = runtime.keyring.seal(place('lift_reason_sealed', id), reason)
    await transaction
      .update(block)
      .set({ liftedAt: at, liftedBy: by.worker, liftReasonSealed })
      .where(eq(block.id, id))
    await appendActivity(transaction, [entryOf(by, { event: 'unblocked', kind, target, at })])
    return { ok: true }
  })
}

/** A line of the register of blocks; names where there are any. */
export type BlockShown = Pick<Row, 'id' | 'kind' | 'at' | 'liftedAt'> & {
  name: string
  reason: string
  by: string
  liftedBy: string | null
  liftReason: string | null
}

/** What is blocked and what was, the newest first. */
export async function readBlocks(runtime: Runtime): Promise<BlockShown[]> {
  const { reader } = runtime.database
  const rows = (await reader.select().from(block).orderBy(desc(block.at), desc(block.id)).limit(SHOWN)).map(
    (row) => reader.tags.genuine(block, row),
  )
  const officers = rows.flatMap(({ by, liftedBy }) => [by, ...(liftedBy ? [liftedBy] : [])])
  const names = await workersNamed(reader, runtime, officers)
  const shown: BlockShown[] = []
  for (const row of rows) {
    const { id, kind, at, liftedAt, by, liftedBy, reasonSealed, liftReasonSealed } = row
    const open = (column: string, sealed: string) => runtime.keyring.unseal(place(column, id), sealed)
    shown.push({
      ...{ id, kind, at, liftedAt, name: await nameOf(reader, runtime, row) },
      reason: open('reason_sealed', reasonSealed),
      by: names.get(by) ?? '–',
      liftedBy: liftedBy && (names.get(liftedBy) ?? '–'),
      liftReason: liftReasonSealed && open('lift_reason_sealed', liftReasonSealed),
    })
  }
  return shown
}

/** One by its id; null for none. */
export async function findBlock(reader: Reader, id: string): Promise<Row | null> {
  const [found] = await reader.select().from(block).where(eq(block.id, id)).limit(1)
  return found ? reader.tags.genuine(block, found) : null
}

type Which = Pick<Row, 'kind' | 'target'>

async function findOpen(reader: Reader, { kind, target }: Which): Promise<Row | null> {
  const is = and(eq(block.kind, kind), eq(block.target, target), isNull(block.liftedAt))
  const [found] = await reader.select().from(block).where(is).limit(1)
  return found ? reader.tags.genuine(block, found) : null
}

async function findTarget(
  reader: Reader,
  runtime: Runtime,
  { kind, number }: Blocking,
): Promise<string | null> {
  if (kind === 'staff') return findMember(reader, runtime, number)
  if (kind === 'client') return (await findClient(reader, number))?.id ?? null
  return (await findProvider(reader, number))?.ura ?? null
}

async function nameOf(reader: Reader, runtime: Runtime, { kind, target }: Which): Promise<string> {
  if (kind === 'organisation') return (await findProvider(reader, target))?.name ?? target
  if (kind === 'client') return (await findClient(reader, target))?.name ?? target
  return (await membershipsOf(reader, runtime, target))[0]?.name ?? '–'
}

type Doing = { target: string; by: ByOfficer; at: Date; is: 'blocked' | 'lifted' }

const EFFECT: Record<BlockKind, (transaction: Transaction, doing: Doing) => Promise<void>> = {
  staff: (transaction, { target, at, is }) => writeBlocked(transaction, target, is === 'blocked' ? at : null),
  client: (transaction, doing) => stopClient(transaction, doing),
  organisation: async (transaction, doing) => {
    const { target, at, is } = doing
    await writeProviderBlocked(transaction, target, is === 'blocked' ? at : null)
    const [from, to] = is === 'blocked' ? ['active', STOPPED_ALONG] : [STOPPED_ALONG, 'active']
    for (const client of await readClientsOf(transaction, target))
      if (client.status === from) await setStatus(transaction, { ...doing, target: client.id }, to)
  },
}

/** Lifted, it goes on, but not while its organisation is blocked. */
async function stopClient(transaction: Transaction, doing: Doing): Promise<void> {
  const client = await findClient(transaction, doing.target)
  if (doing.is === 'blocked')
    return setStatus(transaction, doing, client?.status === 'blocked' ? STOPPED_BLOCKED : STOPPED)
  if (client?.status === STOPPED_BLOCKED) return setStatus(transaction, doing, 'blocked')
  const organisation = client && (await findProvider(transaction, client.ura))
  await setStatus(transaction, doing, organisation?.blockedAt ? STOPPED_ALONG : 'active')
}

async function setStatus(transaction: Transaction, { target, by, at }: Doing, status: string): Promise<void> {
  const log = { users: [deskUser(by.worker)], requestId: by.requestId }
  await writeClient(transaction, { id: target, set: { status }, at, by: log })
}

type Logged = Which & { event: 'blocked' | 'unblocked'; at: Date }

function entryOf(by: ByOfficer, { event, kind, target, at }: Logged): ActivityEntry {
  const done = { event, action: 'U', at, object: { type: kind, id: target } } as const
  return { ...deskEntry(by, done), checks: { authorisation: true, reason: true } }
}

function place(column: string, row: string) {
  return { table: 'block', column, row }
}
