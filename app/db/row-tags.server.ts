import { LRUCache } from 'lru-cache'
import { getTableColumns, getTableName, is, Placeholder, SQL, type Table } from 'drizzle-orm'
import { text } from './columns.server'
import type { RowKeys } from './row-keys'

/*
 * Whoever can write to the database but has not our keys must not be able to decide anything with it. Tables of which a row
 * decides carry a tag: a keyed hash over what stands in the row. The one door to write (`tagWrites`) makes it, and the one
 * to read (`genuine`) refuses a row without its own.
 */

declare const proven: unique symbol
/** A row that this portal wrote as it stands. Only `genuine` gives one out. */
export type Genuine<Row> = Row & { readonly [proven]: true }

/** What makes and knows tags; every reader and transaction has it. */
export type RowTags = {
  /** The tag of a row as it will stand; what is not given holds what its column holds by itself. */
  readonly ofNew: (table: Table, row: Row) => string
  /** The row, when it is what the portal wrote; else it throws `CounterfeitRow`. */
  readonly genuine: <Read extends Row>(table: Table, row: Read) => Genuine<Read>
}
type Row = Readonly<Record<string, unknown>>

type Column = { property: string; name: string; fallback: unknown }
export type Tagging = { name: string; key: string[]; covered: Column[] }

const taggings = new Map<Table, Tagging>()

/** The column of the tag. Empty is a row from before there were tags, and not genuine. */
export const rowTag = () => text('row_tag').notNull().default('')

type Covering<T extends Table> = {
  /** The columns that name a row. */
  key: (keyof T['$inferSelect'] & string)[]
  /** What the tag says nothing about, each with why. All other columns are covered, those to come too. */
  leavesOut?: Partial<Record<keyof T['$inferSelect'] & string, string>>
}

/** Declares that rows of a table decide something: nothing reads them without the tag, nothing writes them without one. */
export function tagged<T extends Table>(table: T, { key, leavesOut = {} }: Covering<T>): T {
  const covered = Object.entries(getTableColumns(table))
    .filter(([property]) => property !== 'rowTag' && !(property in leavesOut))
    .map(([property, column]) => ({ property, name: column.name, fallback: canonical(column.default) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  taggings.set(table, { name: getTableName(table), key, covered })
  return table
}

/** Every table of which rows are tagged. */
export function taggedTables(): [Table, Tagging][] {
  return [...taggings]
}

export function taggingOf(table: Table): Tagging | undefined {
  return taggings.get(table)
}

/** The columns to read of a table of which rows are looked at with `genuine`, and the tag. */
export function decisive<T extends Table>(table: T): T['_']['columns'] {
  const columns = getTableColumns(table)
  const read = ruleOf(table).covered.map(({ property }) => [property, columns[property]])
  return Object.fromEntries([...read, ['rowTag', columns.rowTag]]) as T['_']['columns']
}

/** A row that somebody wrote past the portal, or that was put back from elsewhere. Nothing is decided by it. */
export class CounterfeitRow extends Error {
  constructor(
    readonly table: string,
    readonly key: string,
  ) {
    super(
      `A row of ${table} is not what the portal wrote: ${key}. Nothing was decided by it. Run: portal doctor`,
    )
  }
}

/** Whether an error says that what was read is not what the portal wrote. */
export function isCounterfeit(error: unknown): boolean {
  return error instanceof CounterfeitRow || (error instanceof Error && isCounterfeit(error.cause))
}

/** So many tags are remembered: the same text has the same tag, and nothing has to be forgotten for its sake. */
const REMEMBERED = 16_000
/** A longer text, as of all choices of somebody, costs as much to find again as to hash, and much room. */
const LONGEST_REMEMBERED = 1_000

/** Tags under the key of this installation. */
export function rowTags({ mac }: RowKeys): RowTags {
  const made = new LRUCache<string, string>({ max: REMEMBERED })
  const tagOf = (text: string) => {
    if (text.length > LONGEST_REMEMBERED) return mac('row', text)
    const known = made.get(text)
    if (known !== undefined) return known
    const tag = mac('row', text)
    made.set(text, tag)
    return tag
  }
  return {
    ofNew: (table, row) => tagOf(textOf(ruleOf(table), row, false)),
    genuine: <Read extends Row>(table: Table, row: Read) => {
      const rule = ruleOf(table)
      if (isSame(tagOf(textOf(rule, row, true)), row.rowTag)) return row as Genuine<Read>
      // A session is named by what no log may hold in full.
      throw new CounterfeitRow(
        rule.name,
        rule.key.map((column) => String(row[column]).slice(0, 40)).join(':'),
      )
    },
  }
}

/**
 * What is hashed: the table, and every covered column that does not hold what it holds by itself, so that a column that is
 * added later changes no tag of before. A text has its length in front, so that
 * none can reach into the next value.
 */
function textOf({ name, covered }: Tagging, row: Row, whole: boolean): string {
  let text = name
  for (const column of covered) {
    const given = row[column.property]
    if (given === undefined) {
      if (whole) throw new Error(`the column ${column.name} of ${name} was not read`)
      continue
    }
    if (given === column.fallback) continue
    if (typeof given === 'string') {
      text += `\n${column.name} ${given.length} ${given}`
      continue
    }
    const value = given === null ? null : canonical(given)
    if (value !== column.fallback) text += `\n${column.name} ${typeof value} ${String(value)}`
  }
  return text
}

/** One text or number for a value, whichever database it comes from: PostgreSQL gives keys of JSON in an order of its own. */
function canonical(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (value instanceof Date) return value.getTime()
  return typeof value === 'object' ? JSON.stringify(inOrder(value)) : value
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [key, inOrder(part)] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
}

/** Takes as long whether they differ early, late, or not. */
function isSame(made: string, found: unknown): boolean {
  if (typeof found !== 'string' || found.length !== made.length) return false
  let differs = 0
  for (let place = 0; place < made.length; place += 1)
    differs |= made.charCodeAt(place) ^ found.charCodeAt(place)
  return differs === 0
}

function ruleOf(table: Table): Tagging {
  const rule = taggings.get(table)
  if (!rule) throw new Error(`rows of ${getTableName(table)} are not tagged`)
  return rule
}

/** Whether a value is only known to the database, so that no tag can be made over it. */
export function isUnknownYet(value: unknown): boolean {
  return is(value, Placeholder) || is(value, SQL)
}
