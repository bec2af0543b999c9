import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { and, asc, eq, getTableColumns, getTableName, gt, inArray, like, or } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityUser } from '~/audit/entry'
import { isCounterfeit } from '~/db/row-tags.server'
import type { Reader, Transaction } from '~/db/database.server'
import { keyProof } from '~/portal/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { nameOf, SEALED_COLUMNS, type SealedColumn } from './sealed-columns.server'

/** So few rows at a time that nobody who writes beside it waits long for their turn. */
const AT_ONCE = 200

/** `left`: how many values still rest on an older key, by table and column. `unreadable`: what could not be opened, by row. */
export type Rotated = { moved: number; left: Record<string, number>; unreadable: string[]; free: string[] }

type Rotating = {
  runtime: Pick<Runtime, 'database' | 'keyring' | 'now'>
  by: { user: ActivityUser; requestId: string }
  onProgress?: (moved: number) => void
}

/** How many values rest on keys that only open still, by table and column; nothing is changed. */
export async function countUnderOlder({ database, keyring }: Rotating['runtime']): Promise<Rotated['left']> {
  const { older } = keyring.sealNames
  const counted = await Promise.all(
    SEALED_COLUMNS.map(async (column) => {
      const under = or(...older.map((id) => isUnder(column, id)))
      return [nameOf(column), under ? await database.reader.$count(column.table, under) : 0] as const
    }),
  )
  return Object.fromEntries(counted.filter(([, count]) => count > 0))
}

/**
 * Seals everything that rests on an older key of the installation with the first (NEN 7510, 8.24: keys that change), while the portal
 * goes on: some rows at a time, each only where it still holds what was opened, so that nothing written meanwhile is lost. Which key
 * a value rests on stands in front of it: whoever is stopped halfway goes on by running it again, and two at once do no harm. Once
 * nothing rests on an older key any more, that key may be left out from then on. What cannot be opened stays as it is and is named.
 */
export async function rotateSealKeys({ runtime, by, onProgress }: Rotating): Promise<Rotated> {
  const { older, first } = runtime.keyring.sealNames
  const unreadable: string[] = []
  let moved = 0
  for (const column of SEALED_COLUMNS)
    for (const id of older) {
      if (!(await isAnyUnder(runtime.database.reader, column, id))) continue
      for await (const some of moveAll(runtime, column, id)) {
        moved += some.moved
        unreadable.push(...some.unreadable)
        onProgress?.(moved)
      }
    }
  const left = await countUnderOlder(runtime)
  const free = Object.keys(left).length === 0 ? older : []
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    if (free.length > 0)
      await transaction.delete(keyProof).where(
        inArray(
          keyProof.name,
          free.map((id) => `seal:${id}`),
        ),
      )
    await appendActivity(transaction, [
      {
        ...{ event: 'keys-rotated', action: 'U', subjectId: null, organisation: null, at },
        outcome: free.length > 0 ? 'success' : 'failure',
        users: [by.user],
        object: { type: 'system', id: `${moved} under ${first}` },
        requestId: by.requestId,
      },
    ])
  })
  return { moved, left, unreadable, free }
}

type Some = { moved: number; unreadable: string[] }

/** All that one key sealed in a column, in the order of its rows; a row that cannot be opened is passed by. */
async function* moveAll(
  runtime: Rotating['runtime'],
  column: SealedColumn,
  id: string,
): AsyncGenerator<Some> {
  const { key } = column
  if (!key) throw new Error(`${nameOf(column)} has values under ${id}, and no column that names its row`)
  let after = ''
  for (;;) {
    const some = await runtime.database.transact((transaction) =>
      moveSome({ transaction, keyring: runtime.keyring }, { ...column, key }, { id, after }),
    )
    yield some
    if (some.last === null) return
    after = some.last
  }
}

/** What is read of a row; of who it is for too, where that is part of what it is sealed as. */
type Read = { key: SQLiteColumn; value: SQLiteColumn }
type Moving = { transaction: Transaction; keyring: Runtime['keyring'] }
type Keyed = SealedColumn & { key: NonNullable<SealedColumn['key']> }

async function moveSome(
  { transaction, keyring }: Moving,
  column: Keyed,
  { id, after }: { id: string; after: string },
): Promise<Some & { last: string | null }> {
  const { table, key, sealed } = column
  const { audience } = getTableColumns(table)
  const rows = (await transaction
    .select({ key: key.column, value: sealed, ...(audience && { audience }) } as Read)
    .from(table)
    .where(and(isUnder(column, id), gt(key.column, after)))
    .orderBy(asc(key.column))
    .limit(AT_ONCE)) as { key: string; value: string }[]
  const done: Some = { moved: 0, unreadable: [] }
  for (const row of rows) {
    const isMoved = await moveOne({ transaction, keyring }, column, row)
    if (isMoved) done.moved += 1
    else done.unreadable.push(`${nameOf(column)} ${row.key.slice(0, 40)}`)
  }
  return { ...done, last: rows.length < AT_ONCE ? null : (rows.at(-1)?.key ?? null) }
}

/** False when the value does not open, or its row is not what the portal wrote. */
async function moveOne({ transaction, keyring }: Moving, column: Keyed, row: { key: string; value: string }) {
  const { table, key, sealed, property } = column
  const place = { table: getTableName(table), column: column.sealedAs(row), row: row.key }
  const plain = opened(() => keyring.unseal(place, row.value))
  if (plain === null) return false
  try {
    await transaction
      .update(table)
      .set({ [property]: keyring.seal(place, plain) })
      .where(and(eq(key.column, row.key), eq(sealed, row.value)))
    return true
  } catch (error) {
    if (isCounterfeit(error)) return false
    throw error
  }
}

function opened(open: () => string): string | null {
  try {
    return open()
  } catch {
    return null
  }
}

function isUnder({ sealed }: SealedColumn, id: string) {
  return like(sealed, `${id}.%`)
}

async function isAnyUnder(reader: Reader, column: SealedColumn, id: string): Promise<boolean> {
  const found = await reader
    .select({ value: column.sealed })
    .from(column.table)
    .where(isUnder(column, id))
    .limit(1)
  return found.length > 0
}
