import { getTableName, isTable } from 'drizzle-orm'
import { openAuditKeys } from '~/audit/keys.server'
import { verifyActivityLog } from '~/audit/verify.server'
import type { Reader } from '~/db/database.server'
import * as schema from '~/retention/every-table.server'
import type { Runtime } from '~/runtime/runtime.server'
import { sealingOf } from '../support/activity'
import type { TestDatabase } from '../support/database'
import { Stopped, stoppingAt, type Stop } from './statements'

/** What somebody does; it is tried again and again on databases that fail, and at last on a sound one. */
export type Act = (on: Runtime) => Promise<unknown>

type Found = 'went-through' | 'nothing-left' | 'something-left'

/** Does an act on a database that stops it there, and looks whether anything is left of it. */
export async function stopAndLook({ database, ...rest }: Runtime, act: Act, stop: Stop): Promise<Found> {
  const before = await everything(database.reader)
  try {
    await act({ ...rest, database: stoppingAt(database, stop) })
    return 'went-through'
  } catch (error) {
    if (!isStopped(error)) throw error
  }
  const same = JSON.stringify(await everything(database.reader)) === JSON.stringify(before)
  return same ? 'nothing-left' : 'something-left'
}

/** Stops an act before and after its first write, its second, … until it has no more and goes through. */
export async function stopEverywhere(
  runtime: Runtime,
  act: Act,
): Promise<{ writes: number; left: string[] }> {
  const left: string[] = []
  for (let write = 1; ; write += 1) {
    for (const when of ['before', 'after'] as const) {
      const found = await stopAndLook(runtime, act, { when, write })
      if (found === 'went-through') return { writes: write - 1, left }
      if (found === 'something-left') return { writes: write - 1, left: [`${when} write ${write}`] }
    }
  }
}

/** Drivers and builders may wrap what was thrown. */
function isStopped(error: unknown): boolean {
  return (
    error instanceof Stopped ||
    (error instanceof Error && error.cause !== undefined && isStopped(error.cause))
  )
}

type Everything = Record<string, string[]>

/** All rows of all tables. */
export async function everything(reader: Reader): Promise<Everything> {
  const found: Everything = {}
  for (const table of Object.values(schema).filter(isTable)) {
    const rows = await reader.select().from(table)
    found[getTableName(table)] = rows.map((row) => JSON.stringify(row)).sort()
  }
  return found
}

export async function logIsWhole(fresh: TestDatabase): Promise<boolean> {
  const { config } = sealingOf(fresh)
  const keys = openAuditKeys(config.keys.audit.reveal())
  const verified = await verifyActivityLog({
    reader: fresh.database.reader,
    keys,
    checkpointFile: config.checkpointFile,
  })
  return verified.ok
}
