import { asc, desc, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import type { Runtime } from './runtime.server'

/** A value by which a list is ordered, as its column gives it. */
type Value = Date | number | string
type Place<Order> = {
  [Name in keyof Order]: Order[Name] extends AnyColumn ? Order[Name]['_']['data'] : never
}

type Declared<Order> = {
  /** The columns of the order, of which the last settles it; an index has them in this order. */
  order: Order
  direction: 'newest-first' | 'oldest-first'
  /** What its places are called where they are signed. */
  name: string
}

/**
 * A list that goes on where it was: its order, the comparison that finds what comes after a place, and the place as it
 * travels in an address. A page costs the same however far down the list it is, and nobody has a place that was not given
 * to them: `whose` is who looks, or whose list it is.
 */
export function keyset<Order extends Record<string, AnyColumn>>({ order, direction, name }: Declared<Order>) {
  const names = Object.keys(order) as (keyof Order & string)[]
  const columns = names.map((one) => order[one]!)
  const isNewest = direction === 'newest-first'

  function placeText({ keyring }: Signing, whose: string, place: Place<Order>): string {
    const text = names.map((one) => written(place[one] as Value)).join('.')
    return `${text}.${keyring.index('view', `${name}\n${whose}\n${text}`).slice(0, SIGNED)}`
  }

  return {
    orderBy: columns.map((column) => (isNewest ? desc(column) : asc(column))),

    /** What comes after a place, as one comparison of all columns; everything where there is none. */
    after(place: Place<Order> | null): SQL | undefined {
      if (!place) return undefined
      const values = names.map((one) => sql`${sql.param(place[one], order[one])}`)
      const [here, there] = [columns.map((column) => sql`${column}`), values].map((parts) =>
        sql.join(parts, sql`, `),
      )
      return isNewest ? sql`(${here}) < (${there})` : sql`(${here}) > (${there})`
    },

    placeText,

    /** Reads a place back; null for what was not given here. */
    readPlace(signing: Signing, whose: string, text: string): Place<Order> | null {
      const parts = text.split('.')
      if (text.length > LONGEST_PLACE || parts.length !== names.length + 1) return null
      const read = names.map((one, at) => [one, readBack(order[one]!, parts[at]!)] as const)
      const place = Object.fromEntries(read) as Place<Order>
      if (read.some(([, value]) => value === null)) return null
      return placeText(signing, whose, place) === text ? place : null
    },
  }
}

type Signing = Pick<Runtime, 'keyring'>

const SIGNED = 22
const LONGEST_PLACE = 1_000

/** Text may hold whatever people are called: it stands in a place without what parts one value from the next. */
function written(value: Value): string {
  if (typeof value === 'string') return Buffer.from(value).toString('base64url')
  return String(value instanceof Date ? value.getTime() : value)
}

/** A part of a place by the kind of its column; what is no such thing is none. */
function readBack({ dataType }: AnyColumn, text: string): Value | null {
  if (dataType === 'string') return Buffer.from(text, 'base64url').toString()
  if (!/^-?\d{1,15}$/.test(text)) return null
  return dataType === 'date' ? new Date(Number(text)) : Number(text)
}

/** So many rows are shown; one more was asked for, to know whether there are more. */
export function pageOf<Row>(rows: readonly Row[], limit: number): { shown: Row[]; last: Row | null } {
  return { shown: rows.slice(0, limit), last: rows.length > limit ? rows[limit - 1]! : null }
}
