import { and, eq, getTableColumns, type SQL, type Table } from 'drizzle-orm'
import type { Database, Reader, Transaction, Work } from './database.server'
import type { RowKeys } from './row-keys'
import { isUnknownYet, rowTags, taggedTables, taggingOf, type RowTags, type Tagging } from './row-tags.server'

type Row = Record<string, unknown>
type Untagged = Omit<Reader, 'tags' | 'mac'>
type UntaggedTransaction = Omit<Transaction, 'tags' | 'mac'>
/** A unit of work as a driver runs it. */
export type UntaggedWork<Result> = (transaction: UntaggedTransaction) => Promise<Result>
/** What a driver gives, before there are keys. */
export type Opened = Omit<Database, 'reader' | 'transact' | 'record' | 'tagOlderRows'> & {
  reader: Untagged
  transact<Result>(work: UntaggedWork<Result>): Promise<Result>
  record<Result>(work: UntaggedWork<Result>): Promise<Result>
}

/**
 * The database whose rows that decide are tagged (`row-tags.server.ts`). Inserts and updates of those tables make the tag; an
 * update looks at each row first, so that what somebody else wrote is never made ours. There is no other way to write.
 */
export function tagWrites(opened: Opened, keys: RowKeys): Database {
  const tags = rowTags(keys)
  const inside = <Result>(work: Work<Result>) => {
    return (transaction: UntaggedTransaction) => work(tagging(transaction, { tags, mac: keys.mac }))
  }
  const { reader } = opened
  return {
    ...opened,
    reader: {
      select: reader.select.bind(reader),
      selectDistinct: reader.selectDistinct.bind(reader),
      $count: reader.$count.bind(reader),
      tags,
      mac: keys.mac,
    },
    transact: (work) => opened.transact(inside(work)),
    record: (work) => opened.record(inside(work)),
    tagOlderRows: () => tagOlderRows(opened, tags),
  }
}

/** Tags what has none, a few hundred at a time; see `Database.tagOlderRows`. */
async function tagOlderRows(opened: Opened, tags: RowTags): Promise<number> {
  let done = 0
  for (const [table, rule] of taggedTables()) {
    const columns = getTableColumns(table)
    for (;;) {
      const some = await opened.transact(async (transaction) => {
        const rows = (await transaction
          .select()
          .from(table as never)
          .where(eq(columns.rowTag!, ''))
          .limit(TAGGED_AT_ONCE)) as Row[]
        for (const row of rows)
          await transaction
            .update(table as never)
            .set({ rowTag: tags.ofNew(table, row) } as never)
            .where(itself(table, rule, row))
        return rows.length
      })
      done += some
      if (some < TAGGED_AT_ONCE) break
    }
  }
  return done
}

const TAGGED_AT_ONCE = 500

/** That a row is this one, by what names it. */
function itself(table: Table, { key }: Tagging, row: Row): SQL | undefined {
  const columns = getTableColumns(table)
  return and(...key.map((property) => eq(columns[property]!, row[property])))
}

function tagging(
  transaction: UntaggedTransaction,
  { tags, mac }: { tags: RowTags; mac: RowKeys['mac'] },
): Transaction {
  const { insert, update } = transaction
  return {
    ...transaction,
    tags,
    mac,
    insert: ((table: Table) =>
      taggingOf(table) ? taggedInsert(transaction, table, tags) : insert(table as never)) as typeof insert,
    update: ((table: Table) => {
      const rule = taggingOf(table)
      return rule ? taggedUpdate({ transaction, table, tags, rule }) : update(table as never)
    }) as unknown as typeof update,
  }
}

function taggedInsert(transaction: UntaggedTransaction, table: Table, tags: RowTags) {
  const tagOne = (row: Row) => {
    if (isUnknownYet(row.rowTag)) return row
    if (Object.values(row).some(isUnknownYet)) throw new Error('a tag is made over values, not over SQL')
    return { ...row, rowTag: tags.ofNew(table, row) }
  }
  return {
    values: (rows: Row | Row[]) => {
      const values = Array.isArray(rows) ? rows.map(tagOne) : tagOne(rows)
      const inserting = transaction.insert(table as never).values(values as never)
      return Object.assign(inserting, {
        onConflictDoUpdate: () => {
          throw new Error('a row with a tag is inserted or updated: which of the two must be known')
        },
      })
    },
  }
}

type Updating = { transaction: UntaggedTransaction; table: Table; tags: RowTags; rule: Tagging }

function taggedUpdate(updating: Updating) {
  const { transaction, table, rule } = updating
  return {
    set: (values: Row) => {
      const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
      if (!rule.covered.some(({ property }) => property in set))
        return transaction.update(table as never).set(set as never)
      if (Object.values(set).some(isUnknownYet)) throw new Error('a tag is made over values, not over SQL')
      return updateWhere(updating, set, undefined)
    },
  }
}

/** An update that was described, and is done when it is awaited. */
function updateWhere(updating: Updating, set: Row, condition: SQL | undefined) {
  const run = (fields?: unknown, returns = false) => updateEach(updating, set, { condition, fields, returns })
  return {
    where: (where: SQL | undefined) => updateWhere(updating, set, where),
    returning: (fields?: unknown) => ({
      then: (...then: Parameters<Promise<unknown>['then']>) => run(fields, true).then(...then),
    }),
    then: (...then: Parameters<Promise<unknown>['then']>) => run().then(...then),
  }
}

type Describing = { condition: SQL | undefined; fields: unknown; returns: boolean }

async function updateEach(updating: Updating, set: Row, { condition, fields, returns }: Describing) {
  const { transaction, table, tags, rule } = updating
  const selected = (await transaction
    .select()
    .from(table as never)
    .where(condition)) as Row[]
  const returned: unknown[] = []
  for (const row of selected) {
    tags.genuine(table, row)
    const rowTag = tags.ofNew(table, { ...row, ...set })
    const update = transaction
      .update(table as never)
      .set({ ...set, rowTag } as never)
      .where(itself(table, rule, row))
    if (returns) returned.push(...((await update.returning(fields as never)) as unknown[]))
    else await update
  }
  return returned
}
