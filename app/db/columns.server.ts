import { readFileSync } from 'node:fs'
import * as postgres from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/**
 * The nine words in which every table is written, bound once to the database of this process. One schema
 * gives both migration sets; SQLite's types stand for both, since what is read and written is the same.
 */
const onPostgres = isPostgres(databaseUrl(process.env))

/** The database of this process: `DATABASE_URL`, or what the file in `DATABASE_URL_FILE` holds, as configuration reads it. */
function databaseUrl({ DATABASE_URL: url, DATABASE_URL_FILE: file }: NodeJS.ProcessEnv): string | undefined {
  return url || !file ? url : readFileSync(file, 'utf8').trim()
}

/** Whether a `DATABASE_URL` names a PostgreSQL server; everything else is a SQLite file. */
export function isPostgres(url: string | undefined): boolean {
  return /^postgres(ql)?:/.test(url ?? '')
}

/** Takes the PostgreSQL twin of a SQLite word when that is the database of this process. */
function word<Word>(sqliteWord: Word, postgresWord: unknown): Word {
  return onPostgres ? (postgresWord as Word) : sqliteWord
}

export const table = word(sqlite.sqliteTable, postgres.pgTable)
export const text = word((name: string) => sqlite.text(name), postgres.text)
export const integer = word(
  (name: string) => sqlite.integer(name),
  (name: string) => postgres.bigint(name, { mode: 'number' }),
)
export const boolean = word((name: string) => sqlite.integer(name, { mode: 'boolean' }), postgres.boolean)
/** A moment with milliseconds, read and written as `Date`. */
export const instant = word(
  (name: string) => sqlite.integer(name, { mode: 'timestamp_ms' }),
  (name: string) => postgres.timestamp(name, { precision: 3, withTimezone: true, mode: 'date' }),
)
/** A JSON value; never hash what comes back, PostgreSQL reorders keys. */
export const json = word((name: string) => sqlite.text(name, { mode: 'json' }), postgres.jsonb)
export const index = word(sqlite.index, postgres.index)
export const uniqueIndex = word(sqlite.uniqueIndex, postgres.uniqueIndex)
export const primaryKey = word(sqlite.primaryKey, postgres.primaryKey)
