import type SqliteFile from 'better-sqlite3'
import { is, Param, Placeholder, sql, type Table } from 'drizzle-orm'
import type { ClientBase } from 'pg'
import type { Transaction } from './database.server'
import { onEachConnection } from './prepare.server'
import { taggingOf } from './row-tags.server'

/** An insert as the query builder makes it, with placeholders for values. */
type Insert = { toSQL: () => { sql: string; params: unknown[] } }
type Rows<Row> = Record<keyof Row, Placeholder>[]

type Options<Row> = {
  /** Belongs to this statement only, in the whole product. */
  name: string
  table: Table
  columns: (keyof Row & string)[]
  /** What is inserted; it may skip rows that are there, and may return `id`. */
  build: (transaction: Transaction, rows: Rows<Row>) => Insert
  /** Whether the rows hold long texts: SQLite takes those faster one at a time (measured: half the time). */
  longRows?: boolean
}

type Returned = { id: string }
type Execute = (values: unknown[]) => Returned[] | Promise<Returned[]>

/** Any number of rows is a sum of these; each size is a statement of its own. */
const SIZES = [64, 32, 16, 8, 4, 2, 1]

/**
 * An insert of many rows at a time for a hot path: the text is made by the query builder once, prepared once per
 * connection, and given to the driver without the builder in between. Answers the ids that were returned.
 */
export function bulkInsert<Row extends Record<string, unknown>>(options: Options<Row>) {
  const statementsOf = onEachConnection((transaction) => {
    const sizes = options.longRows && isSqlite(transaction.connection) ? [1] : SIZES
    const statements = new Map(sizes.map((size) => [size, lazily(() => prepare(transaction, options, size))]))
    return { sizes, statements }
  })

  return async function insert(transaction: Transaction, given: Row[]): Promise<Returned[]> {
    const { sizes, statements } = statementsOf(transaction)
    const rows = taggingOf(options.table)
      ? given.map((row) => withTag(transaction, options.table, row))
      : given
    const returned: Returned[] = []
    for (let from = 0; from < rows.length;) {
      const size = sizes.find((candidate) => candidate <= rows.length - from)!
      const { execute, valuesOf } = statements.get(size)!()
      const result = execute(valuesOf(rows, from))
      returned.push(...(result instanceof Promise ? await result : result))
      from += size
    }
    return returned
  }
}

function withTag<Row extends Record<string, unknown>>(transaction: Transaction, table: Table, row: Row): Row {
  return 'rowTag' in row ? row : { ...row, rowTag: transaction.tags.ofNew(table, row) }
}

function prepare<Row extends Record<string, unknown>>(
  transaction: Transaction,
  options: Options<Row>,
  size: number,
) {
  const { name, table, build } = options
  const columns = taggingOf(table) ? [...options.columns, 'rowTag'] : options.columns
  const places = Array.from({ length: size }, (_, row) =>
    Object.fromEntries(columns.map((column) => [column, sql.placeholder(`${row}.${column}`)])),
  ) as Rows<Row>
  const made = build(transaction, places).toSQL()
  const takers = made.params.map(takerOf)
  return {
    execute: executeOn(transaction.connection, `${name}_${size}`, made.sql),
    valuesOf: (rows: Row[], from: number) => takers.map((take) => take(rows, from)),
  }
}

/** How the value of one parameter is taken from the rows and written as its column wants it. */
function takerOf(parameter: unknown): (rows: Record<string, unknown>[], from: number) => unknown {
  if (!is(parameter, Param) || !is(parameter.value, Placeholder)) return () => parameter
  const { encoder } = parameter
  const [row, column] = parameter.value.name.split('.') as [string, string]
  const offset = Number(row)
  return (rows, from) => {
    const value = rows[from + offset]![column]
    return value === null || value === undefined ? null : encoder.mapToDriverValue(value)
  }
}

function executeOn(connection: object, name: string, text: string): Execute {
  if (!isSqlite(connection)) {
    const client = connection as ClientBase
    return async (values) => (await client.query<Returned>({ name, text, values })).rows
  }
  const statement = connection.prepare<unknown[], Returned>(text)
  if (statement.reader) return (values) => statement.all(values)
  return (values) => {
    statement.run(values)
    return []
  }
}

function isSqlite(connection: object): connection is SqliteFile.Database {
  return 'pragma' in connection
}

function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}
