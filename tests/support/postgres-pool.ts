import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createDatabase, dropDatabase } from './postgres'

/*
 * Migrated, empty databases of this process. Making one takes PostgreSQL about a fifth of a second, emptying one a tenth of that:
 * what a test leaves behind is emptied and given to the next.
 */

type Server = { url: string; template: string }

const free: string[] = []

/** A database as the migrations leave it: one that was used before and emptied, or a new copy of the template. */
export async function takeDatabase({ url, template }: Server): Promise<string> {
  const emptied = free.pop()
  if (emptied) return emptied
  const made = await createDatabase(url, `${template}_${randomBytes(6).toString('hex')}`, template)
  schema ??= await readSchema(await cleanerOf(made))
  return made
}

/** Puts a database back. One whose schema a test changed, or that cannot be emptied, is dropped. */
export async function giveDatabaseBack(server: Server, url: string): Promise<void> {
  if (await isEmptied(url)) free.push(url)
  else await dropDatabase(server.url, new URL(url).pathname.slice(1))
}

/** Drops all that were ever made for a run, by whichever process. */
export async function dropAllDatabases({ url, template }: Server): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [template],
  )
  await client.end()
  for (const { datname } of rows) await dropDatabase(url, datname)
}

let schema: string | undefined

async function isEmptied(url: string): Promise<boolean> {
  try {
    const cleaner = await cleanerOf(url)
    await cleaner.query(ALONE)
    if ((await readSchema(cleaner)) !== schema) return false
    await cleaner.query(EMPTY)
    return true
  } catch {
    return false
  }
}

const cleaners = new Map<string, pg.Client>()

/** A connection to each, kept: to make one costs more than to empty the database. */
async function cleanerOf(url: string): Promise<pg.Client> {
  const known = cleaners.get(url)
  if (known) return known
  const client = new pg.Client({ connectionString: url }) as pg.Client & { unref: () => void }
  client.on('error', () => cleaners.delete(url))
  await client.connect()
  client.unref()
  cleaners.set(url, client)
  return client
}

async function readSchema(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ schema: string }>(SCHEMA)
  return rows[0]!.schema
}

const ALONE = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

/** What a change of the schema changes; which is cheaper to read than the schema. */
const SCHEMA = `select concat_ws(' ',
  (select concat_ws(' ', count(*), max(oid)) from pg_class where oid > 16383),
  (select concat_ws(' ', count(*), sum(atttypid::bigint), sum(attnotnull::int), sum(length(attname))) from pg_attribute where attrelid > 16383),
  (select concat_ws(' ', count(*), max(oid)) from pg_constraint),
  (select concat_ws(' ', count(*), max(oid)) from pg_trigger),
  (select concat_ws(' ', count(*), max(oid)) from pg_proc)) as schema`

/** Only what holds rows: emptying an empty table costs as much as a full one. */
const EMPTY = `do $$ declare one record; filled boolean; begin
  for one in select tablename from pg_tables where schemaname = 'public' loop
    execute format('select exists (select from %I)', one.tablename) into filled;
    if filled then execute format('truncate %I cascade', one.tablename); end if;
  end loop;
  for one in select sequencename from pg_sequences where schemaname = 'public' and last_value is not null loop
    execute format('alter sequence %I restart', one.sequencename);
  end loop;
end $$`
