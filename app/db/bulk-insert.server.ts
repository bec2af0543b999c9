import { sql, type Placeholder } from 'drizzle-orm'
import type { Transaction } from './database.server'
import { onEachConnection, prepareAs } from './prepare.server'

type Statement<Result> = { execute: (values: Record<string, unknown>) => PromiseLike<Result[] | unknown> }
type Builder<Result> = { prepare: (name?: string) => Statement<Result> }

/** Any number of rows is a sum of these; each size is a statement of its own. */
const SIZES = [64, 32, 16, 8, 4, 2, 1]

/**
 * An insert of many rows at a time with statements that are prepared once per connection. `build` gets placeholders for the
 * rows; what it makes may skip rows and return columns. Answers what was returned.
 */
export function bulkInsert<Row extends Record<string, unknown>, Result = never>(
  name: string,
  columns: (keyof Row & string)[],
  build: (transaction: Transaction, rows: Record<keyof Row, Placeholder>[]) => Builder<Result>,
) {
  const names = Array.from({ length: SIZES[0]! }, (_, place) => columns.map((column) => `${column}${place}`))

  const statementsOf = onEachConnection((transaction) => {
    const made = new Map<number, Statement<Result>>()
    return (size: number) => {
      const known = made.get(size)
      if (known) return known
      const rows = names
        .slice(0, size)
        .map((row) => Object.fromEntries(columns.map((column, place) => [column, sql.placeholder(row[place]!)])))
      const statement = prepareAs(build(transaction, rows as Record<keyof Row, Placeholder>[]), `${name}_${size}`)
      made.set(size, statement)
      return statement
    }
  })

  function valuesOf(rows: Row[]) {
    const values: Record<string, unknown> = {}
    rows.forEach((row, place) => {
      columns.forEach((column, at) => (values[names[place]![at]!] = row[column]))
    })
    return values
  }

  return async function insert(transaction: Transaction, rows: Row[]): Promise<Result[]> {
    const statement = statementsOf(transaction)
    const returned: Result[] = []
    for (let from = 0; from < rows.length; ) {
      const size = SIZES.find((candidate) => candidate <= rows.length - from)!
      const result = await statement(size).execute(valuesOf(rows.slice(from, from + size)))
      if (Array.isArray(result)) returned.push(...(result as Result[]))
      from += size
    }
    return returned
  }
}
