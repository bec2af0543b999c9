import { setTimeout as pause } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { commitEffects, exclusively, type Drizzle } from './database.server'
import type { Opened, UntaggedWork } from './tag-writes.server'

type Options = { migrationsFolder: string; connections?: number }

const ATTEMPTS = 12
/** A key that is taken may have been taken by work that ran at the same time; once it was seen, it is an error. */
const ATTEMPTS_WHEN_TAKEN = 3
const SERIALIZABLE = 'BEGIN ISOLATION LEVEL SERIALIZABLE'
const READ_COMMITTED = 'BEGIN ISOLATION LEVEL READ COMMITTED'
/** One migration at a time, whichever process starts first. */
const MIGRATION_LOCK = 7_201_513

/** Opens PostgreSQL as the product's database: serializable work, run again after a conflict. */
export function openPostgres(url: string, options: Options): Opened {
  // Connections are kept: each has a lane of the activity log, and a new one would begin another.
  const pool = new pg.Pool({ connectionString: url, max: options.connections ?? 10, idleTimeoutMillis: 0 })
  // A connection that breaks, idle or at work, is replaced; the next statement reports what matters.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const reader = drizzle(pool) as unknown as Drizzle
  const drizzled = new WeakMap<pg.PoolClient, Drizzle>()

  function onConnection(client: pg.PoolClient): Drizzle {
    const known = drizzled.get(client)
    if (known) return known
    const made = drizzle(client) as unknown as Drizzle
    drizzled.set(client, made)
    return made
  }

  async function attempt<Result>(begin: string, work: UntaggedWork<Result>): Promise<Result> {
    const client = await pool.connect()
    let broken = false
    try {
      await client.query(begin)
      const effects = commitEffects()
      const result = await work(transactionOn(client, onConnection(client), effects.onCommit))
      await client.query('COMMIT')
      effects.run()
      return result
    } catch (error) {
      broken = await rollback(client)
      throw error
    } finally {
      client.release(broken)
    }
  }

  async function retrying<Result>(begin: string, work: UntaggedWork<Result>): Promise<Result> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt(begin, work)
      } catch (error) {
        if (tried >= attemptsAfter(error)) throw error
        await pause(Math.random() * 10 * 2 ** Math.min(tried, 6))
      }
    }
  }

  return {
    kind: 'postgres',
    reader,
    transact: (work) => exclusively(() => retrying(SERIALIZABLE, work)),
    record: (work) => exclusively(() => attempt(READ_COMMITTED, work)),
    migrate: () => migrateOnce(pool, options.migrationsFolder),
    reclaim: async () => false,
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  }
}

function transactionOn(client: pg.PoolClient, writing: Drizzle, onCommit: (effect: () => void) => void) {
  return {
    select: writing.select.bind(writing),
    selectDistinct: writing.selectDistinct.bind(writing),
    $count: writing.$count.bind(writing),
    insert: writing.insert.bind(writing),
    update: writing.update.bind(writing),
    delete: writing.delete.bind(writing),
    connection: client,
    onCommit,
  }
}

/** Answers whether the connection is beyond use; a commit whose answer was lost ends it too. */
async function rollback(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK')
    return false
  } catch {
    return true
  }
}

/**
 * How often work is tried that ended so: conflicts of serializable work (40001), deadlocks (40P01), and keys that
 * are taken (23505), as which PostgreSQL reports some of those conflicts (its manual, 13.5).
 */
function attemptsAfter(error: unknown): number {
  const code = errorCode(error) ?? errorCode((error as { cause?: unknown } | undefined)?.cause)
  if (code === '40001' || code === '40P01') return ATTEMPTS
  return code === '23505' ? ATTEMPTS_WHEN_TAKEN : 1
}

function errorCode(error: unknown) {
  return (error as { code?: string } | undefined)?.code
}

async function migrateOnce(pool: pg.Pool, migrationsFolder: string) {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
    client.release()
  }
}
