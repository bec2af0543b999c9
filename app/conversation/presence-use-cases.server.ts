import { and, eq, gt } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import type { Runtime } from '~/runtime/runtime.server'
import { workersNamed } from '~/worker/store.server'
import type { Worker } from './log-entry'
import { conversationPresence } from './tables.server'

/** Whoever's page said nothing for so long has it on the screen no more. */
const THERE_SECONDS = 180

/** A colleague who has a message on the screen. */
export type Present = Worker & { writes: boolean; since: Date }

/** That somebody has a message on the screen, and whether they are writing. */
export async function notePresence(
  runtime: Runtime,
  { id: conversationId, by, writes }: { id: string; by: Pick<Worker, 'worker'>; writes: boolean },
): Promise<void> {
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    const mine = and(
      eq(conversationPresence.conversationId, conversationId),
      eq(conversationPresence.worker, by.worker),
    )
    const [was] = await transaction.select().from(conversationPresence).where(mine)
    const isThere = was && was.lastAt > secondsBefore(at)
    const now = { writes, since: isThere ? was.since : at, lastAt: at }
    if (was) await transaction.update(conversationPresence).set(now).where(mine)
    else await transaction.insert(conversationPresence).values({ conversationId, worker: by.worker, ...now })
  })
}

/** Who has these on the screen, besides somebody: of each, who came first first. */
export async function readPresent(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring' | 'now'>,
  { ids, except }: { ids: readonly string[]; except: string },
): Promise<Map<string, Present[]>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select()
    .from(conversationPresence)
    .where(gt(conversationPresence.lastAt, secondsBefore(runtime.now())))
    .orderBy(conversationPresence.since, conversationPresence.worker)
  // There are few screens, and there may be more messages than a statement takes.
  const asked = new Set(ids)
  const others = rows.filter(({ conversationId: id, worker }) => asked.has(id) && worker !== except)
  const names = await workersNamed(
    reader,
    runtime,
    others.map(({ worker }) => worker),
  )
  const present = new Map<string, Present[]>()
  for (const { conversationId, worker, writes, since } of others) {
    const name = names.get(worker) ?? worker
    present.set(conversationId, [...(present.get(conversationId) ?? []), { worker, name, writes, since }])
  }
  return present
}

function secondsBefore(at: Date): Date {
  return new Date(at.getTime() - THERE_SECONDS * 1000)
}
