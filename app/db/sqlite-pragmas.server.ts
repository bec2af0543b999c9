import type SqliteFile from 'better-sqlite3'

type Connection = SqliteFile.Database
type Options = { busyMilliseconds?: number; unsafeSynchronous?: 'OFF' }

const OLDEST_SQLITE = [3, 51, 3]

/** Numbers as SQLite reports them. FULL is 2: better-sqlite3 is compiled so that WAL would mean NORMAL. */
const PROMISED = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  secure_delete: 1,
  auto_vacuum: 2,
} as const

/** Opening comes before serving, and may wait for another process that holds the file. */
const OPENING_MILLISECONDS = 5_000

/**
 * Sets what durability and safety rest on. `auto_vacuum` counts only before the first table. Both it and
 * `journal_mode` take the write lock even when they change nothing, so they are set only when they differ.
 */
export function setPragmas(connection: Connection, options: Options) {
  connection.pragma(`busy_timeout = ${OPENING_MILLISECONDS}`)
  setLasting(connection, 'auto_vacuum', 'INCREMENTAL')
  setLasting(connection, 'journal_mode', 'WAL')
  connection.pragma(`synchronous = ${options.unsafeSynchronous ?? 'FULL'}`)
  connection.pragma('foreign_keys = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('secure_delete = ON')
  connection.pragma('journal_size_limit = 67108864')
  keepPages(connection)
  connection.pragma(`busy_timeout = ${options.busyMilliseconds ?? 50}`)
}

/**
 * Keeps up to 64 MB of the file in memory, on each connection. It is not mapped into memory (`mmap_size`), which would read a little
 * faster: a disk that fails to read would end the process (SIGBUS) instead of failing the one answer.
 */
export function keepPages(connection: Connection) {
  connection.pragma(`cache_size = -${64 * 1024}`)
}

function setLasting(connection: Connection, name: 'auto_vacuum' | 'journal_mode', value: string) {
  if (connection.pragma(name, { simple: true }) !== PROMISED[name]) connection.pragma(`${name} = ${value}`)
}

/** Throws when one of the promised pragmas does not hold on this connection. */
export function assertPragmas(connection: Connection, options: Options) {
  const version = connection.prepare('select sqlite_version() as version').get() as { version: string }
  if (isOlder(version.version))
    throw new Error(`SQLite ${version.version} is too old; 3.51.3 or newer is needed`)
  for (const [name, promised] of Object.entries(PROMISED)) {
    if (name === 'synchronous' && options.unsafeSynchronous) continue
    const actual = connection.pragma(name, { simple: true })
    if (actual !== promised)
      throw new Error(`SQLite pragma ${name} is ${String(actual)}, must be ${promised}`)
  }
  const busy = Number(connection.pragma('busy_timeout', { simple: true }))
  if (busy > (options.busyMilliseconds ?? 50))
    throw new Error(`SQLite busy_timeout ${busy} ms freezes the event loop`)
}

function isOlder(version: string) {
  const parts = version.split('.').map(Number)
  for (const [place, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[place] ?? 0
    if (part !== oldest) return part < oldest
  }
  return false
}
