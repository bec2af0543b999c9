import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, eq, getTableColumns, gt, or, type Table } from 'drizzle-orm'
import type { Reader } from './database.server'
import { CounterfeitRow, taggedTables, type Tagging } from './row-tags.server'

/** How many rows were looked at, and those that are not what the portal wrote: all counted, the first named. */
export type RowsVerified = { rows: number; counterfeit: number; named: { table: string; key: string }[] }

type Row = Record<string, unknown>
const PAGE = 500
const NAMED = 20

/** Looks at every row that decides. What it cannot see: a row put back as it once was, with the tag of then (`consent/older-than-logged` does, of citizens). */
export async function verifyRows(
  reader: Reader,
  onProgress: (rows: number) => void = () => undefined,
): Promise<RowsVerified> {
  const found: RowsVerified = { rows: 0, counterfeit: 0, named: [] }
  for (const [table, tagging] of taggedTables()) {
    for await (const page of pagesOf(reader, table, tagging)) {
      for (const row of page) {
        const wrong = counterfeitIn(reader, table, row)
        if (!wrong) continue
        found.counterfeit += 1
        if (found.named.length < NAMED) found.named.push({ table: wrong.table, key: wrong.key })
      }
      found.rows += page.length
      onProgress(found.rows)
      await breathe()
    }
  }
  return found
}

/** What is wrong with a row; null where nothing is. */
function counterfeitIn({ tags }: Reader, table: Table, row: Row): CounterfeitRow | null {
  try {
    tags.genuine(table, row)
    return null
  } catch (error) {
    if (error instanceof CounterfeitRow) return error
    throw error
  }
}

/** All rows of a table, a page at a time, in the order of their key. */
async function* pagesOf(
  reader: Pick<Reader, 'select'>,
  table: Table,
  { key }: Tagging,
): AsyncGenerator<Row[]> {
  const columns = getTableColumns(table)
  const named = key.map((property) => columns[property]!)
  for (let last: Row | null = null; ;) {
    const after = last
    // The first column is beyond the last row's, or it is the same and the next one is.
    const beyond = key.map((property, place) =>
      and(
        ...key.slice(0, place).map((before) => eq(columns[before]!, after?.[before])),
        gt(columns[property]!, after?.[property]),
      ),
    )
    const page = (await reader
      .select()
      .from(table as never)
      .where(after ? or(...beyond) : undefined)
      .orderBy(...named.map((column) => asc(column)))
      .limit(PAGE)) as Row[]
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    last = page.at(-1)!
  }
}
