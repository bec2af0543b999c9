import SqliteFile from 'better-sqlite3'
import { getTableColumns, getTableName, type Table } from 'drizzle-orm'
import pg from 'pg'
import { isPostgres } from '~/db/columns.server'

type Row = Record<string, unknown>

/** Runs one statement as somebody who can write to the database and has no key; `?` stands for a value. */
export async function pastThePortal(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  if (!isPostgres(url)) {
    const file = new SqliteFile(url.replace(/^file:/, ''))
    try {
      const statement = file.prepare<unknown[], Row>(text)
      if (statement.reader) return statement.all(values)
      statement.run(values)
      return []
    } finally {
      file.close()
    }
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let place = 0
    return (
      await client.query<Row>(
        text.replaceAll('?', () => `$${(place += 1)}`),
        values,
      )
    ).rows
  } finally {
    await client.end()
  }
}

/** Changes columns of some rows, or of all, and leaves their tags as they are. */
export async function forge<T extends Table>(
  url: string,
  table: T,
  { where, set }: { where: Partial<T['$inferSelect']>; set: Partial<T['$inferSelect']> },
): Promise<void> {
  const columns = getTableColumns(table)
  const clause = (part: object, between: string, isNull: string) =>
    Object.entries(part)
      .map(([name, value]) => `"${columns[name]!.name}" ${value === null ? isNull : '= ?'}`)
      .join(between)
  const given = (part: object) =>
    Object.entries(part).flatMap(([name, value]) =>
      value === null ? [] : [columns[name]!.mapToDriverValue(value)],
    )
  await pastThePortal(
    url,
    `update "${getTableName(table)}" set ${clause(set, ', ', '= null')} where ${clause(where, ' and ', 'is null') || '1 = 1'}`,
    [...given(set), ...given(where)],
  )
}
