import { setTimeout as pause } from 'node:timers/promises'
import { and, desc, eq, gte } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityUser } from '~/audit/entry'
import type { AuditKeys } from '~/audit/keys.server'
import { countCut, planCuts, takeCut } from '~/audit/purge.server'
import { activity } from '~/audit/tables.server'
import { cutoffOf } from '~/privacy/cutoff'
import { LASTS } from '~/privacy/periods'
import { localDate, startOfDay } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { countDue, destroyErased } from './destroy.server'
import { total, writeCounts } from './proof'
import { ROW_PURGES } from './purges.server'
import { CHUNK, demandHolds, type RowPurge } from './taking.server'

/** How many of each have had their time, or went. */
export type Purged = Record<RowPurge['id'] | 'log' | 'erased', number>

type Running = {
  runtime: Runtime
  keys: AuditKeys
  /** Who runs it, and in which run, for the log. */
  by: { user: ActivityUser; requestId: string }
  /** Stops it between two chunks; the next run goes on where it was. */
  signal?: AbortSignal
  onProgress?: (gone: number) => void
}

/** Between two chunks, so that other writers have their turn. */
const REST_MILLISECONDS = 2

/** What a run would take away now, counted without changing anything. */
export async function planRetention({ runtime, keys }: Pick<Running, 'runtime' | 'keys'>): Promise<Purged> {
  const { reader } = runtime.database
  const now = runtime.now()
  const purged = nothing()
  purged.erased = await countDue(runtime)
  for (const purge of ROW_PURGES) purged[purge.id] += await purge.count(reader, now)
  for (const cut of await planCuts(reader, keys, cutoffOf(LASTS.log, now)))
    purged.log += await countCut(reader, cut)
  return purged
}

/**
 * Erases who is to be, and takes away everything that has had its time, by the table of periods: a chunk a transaction, with one entry in the
 * activity log at the end that says how many of each. A run that is stopped or killed is gone on with by the next.
 * Throws `LogIsBroken`, after the rest is done and logged, where the log to be purged is not what was written.
 */
export async function runRetention(running: Running): Promise<Purged> {
  const purged = nothing()
  const sweep = { now: running.runtime.now(), purged }
  try {
    purged.erased = await destroyErased(running)
    for (const purge of ROW_PURGES) await takeRows(running, purge, sweep)
    await takeLog(running, sweep)
  } catch (error) {
    await logRun(running, purged, 'failure').catch(() => undefined)
    throw error
  }
  await reclaim(running)
  await logRun(running, purged, running.signal?.aborted ? 'failure' : 'success')
  return purged
}

/** Takes away what lives for hours only; too small a thing, and too often, for the log. */
export async function sweepOften(running: Pick<Running, 'runtime' | 'signal'>): Promise<Purged> {
  const purged = nothing()
  const sweep = { now: running.runtime.now(), purged }
  for (const purge of ROW_PURGES.filter(({ often }) => often)) await takeRows(running, purge, sweep)
  if (total(purged) > 0) await reclaim(running)
  return purged
}

/** When retention last ran to its end today, whoever ran it; null when it did not. */
export async function lastRunToday({
  database,
  now,
}: Pick<Runtime, 'database' | 'now'>): Promise<Date | null> {
  const [last] = await database.reader
    .select({ at: activity.at })
    .from(activity)
    .where(
      and(
        eq(activity.subjectId, ''),
        gte(activity.at, startOfDay(localDate(now()))),
        eq(activity.event, 'retention-run'),
        eq(activity.outcome, 'success'),
      ),
    )
    .orderBy(desc(activity.at))
    .limit(1)
  return last?.at ?? null
}

type Sweep = { now: Date; purged: Purged }
type Sweeping = Pick<Running, 'runtime' | 'signal' | 'onProgress'>

async function takeRows(running: Sweeping, purge: RowPurge, { now, purged }: Sweep) {
  demandHolds(purge)
  for (let full = true; full;) {
    if (running.signal?.aborted) return
    const gone = await running.runtime.database.transact((transaction) => purge.take(transaction, now))
    purged[purge.id] += gone
    full = gone === CHUNK
    if (full) await rest(running, purged)
  }
}

async function takeLog(running: Running, { now, purged }: Sweep) {
  const { runtime, keys, signal } = running
  for (const cut of await planCuts(runtime.database.reader, keys, cutoffOf(LASTS.log, now))) {
    for (let full = true; full;) {
      if (signal?.aborted) return
      const gone = await runtime.database.transact((transaction) =>
        takeCut(transaction, keys, { cut, atMost: CHUNK }),
      )
      purged.log += gone
      full = gone === CHUNK
      if (full) await rest(running, purged)
    }
  }
}

async function rest({ onProgress }: Sweeping, purged: Purged) {
  onProgress?.(total(purged))
  await pause(REST_MILLISECONDS)
}

async function reclaim({ runtime, signal }: Sweeping) {
  while (!signal?.aborted && (await runtime.database.reclaim())) await pause(REST_MILLISECONDS)
}

async function logRun({ runtime, by }: Running, purged: Purged, outcome: 'success' | 'failure') {
  const at = runtime.now()
  await runtime.database.transact((transaction) =>
    appendActivity(transaction, [
      {
        event: 'retention-run',
        action: 'D',
        outcome,
        at,
        subjectId: null,
        organisation: null,
        users: [by.user],
        object: { type: 'system', id: writeCounts(purged) },
        requestId: by.requestId,
      },
    ]),
  )
}

function nothing(): Purged {
  const ids: (keyof Purged)[] = ['erased', ...ROW_PURGES.map(({ id }) => id), 'log']
  return Object.fromEntries(ids.map((id) => [id, 0])) as Purged
}
