import { getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from '~/retention/every-table.server'
import { readAudience } from '~/identity/actor'
import { session } from '~/identity/tables.server'
import { actorColumnOf } from '~/identity/session-actor.server'

type Row = Readonly<Record<string, unknown>>

/** A column in which something is sealed, under a key of the installation or one of its own person, conversation or organisation. */
export type SealedColumn = {
  table: SQLiteTable
  property: string
  sealed: SQLiteColumn
  /** The one column that names its row; null where several do: what stands there is never under a key of the installation. */
  key: { property: string; column: SQLiteColumn } | null
  /** As what the value was sealed (`Place.column`). */
  sealedAs: (row: Row) => string
}

/**
 * Every column in which something is sealed, by its name. So a table that comes later is among them by itself; what is sealed under a
 * key of the installation is bound to its table, its column and the one column that names its row.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = Object.values(schema)
  .filter((table) => is(table, Table))
  .flatMap((table: SQLiteTable) =>
    Object.entries(getTableColumns(table))
      .filter(([, { name }]) => name.endsWith('_sealed'))
      .map(([property, sealed]) => ({
        table,
        property,
        sealed,
        key: keyOf(table),
        sealedAs: sealedAs(sealed),
      })),
  )

/** What a session knows is bound to its audience too. */
function sealedAs(column: SQLiteColumn): SealedColumn['sealedAs'] {
  if (column !== session.actorSealed) return () => column.name
  return ({ audience }) => actorColumnOf(readAudience(String(audience)) ?? 'citizen')
}

function keyOf(table: SQLiteTable): SealedColumn['key'] {
  const own = Object.entries(getTableColumns(table)).filter(([, { primary }]) => primary)
  const [only] = own
  return own.length === 1 && only ? { property: only[0], column: only[1] } : null
}

export function nameOf({ table, sealed }: SealedColumn): string {
  return `${getTableName(table)}.${sealed.name}`
}
