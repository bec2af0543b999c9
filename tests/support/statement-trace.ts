import SqliteFile from 'better-sqlite3'
import pg from 'pg'

let recording: string[] | null = null

/** The statements that the drivers were given while the work ran, in order, without their values. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  listen()
  const statements: string[] = []
  recording = statements
  try {
    await work()
  } finally {
    recording = null
  }
  return statements
}

let listening = false

function listen() {
  if (listening) return
  listening = true
  const file = new SqliteFile(':memory:')
  const statement = Object.getPrototypeOf(file.prepare('select 1')) as Record<string, unknown>
  for (const verb of ['run', 'all', 'get']) wrap(statement, verb, (self) => String(self.source))
  wrap(SqliteFile.prototype as never, 'exec', (_self, text) => String(text))
  file.close()
  wrap(pg.Client.prototype as never, 'query', (_self, given) =>
    typeof given === 'string' ? given : String((given as { text?: string }).text),
  )
}

type Naming = (self: Record<string, unknown>, first: unknown) => string

function wrap(prototype: Record<string, unknown>, verb: string, nameOf: Naming) {
  const original = prototype[verb] as (...given: unknown[]) => unknown
  prototype[verb] = function (this: Record<string, unknown>, ...given: unknown[]) {
    recording?.push(nameOf(this, given[0]))
    return original.apply(this, given)
  }
}
