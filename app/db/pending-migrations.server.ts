import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import type { Database } from './database.server'

type Journal = { entries: { tag: string; when: number }[] }

/** Names of the migrations that this version of the product has and the database lacks. */
export async function pendingMigrations(database: Database, migrationsRoot: string): Promise<string[]> {
  const path = `${migrationsRoot}/${database.kind}/meta/_journal.json`
  const journal = JSON.parse(readFileSync(path, 'utf8')) as Journal
  const newest = await newestApplied(database)
  return journal.entries.filter(({ when }) => when > newest).map(({ tag }) => tag)
}

/** When the newest applied migration was made; 0 when none was. */
async function newestApplied({ kind, reader }: Database): Promise<number> {
  const applied = kind === 'postgres' ? sql`drizzle.__drizzle_migrations` : sql`__drizzle_migrations`
  try {
    const [row] = await reader.select({ at: sql<number>`max(created_at)`.mapWith(Number) }).from(applied)
    return row?.at ?? 0
  } catch (error) {
    if (isNoSuchTable(error) || isNoSuchTable((error as { cause?: unknown }).cause)) return 0
    throw error
  }
}

function isNoSuchTable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  return code === '42P01' || code === '3F000' || /no such table/.test(message ?? '')
}
