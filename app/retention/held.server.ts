import { getTableColumns, getTableName, sql, type Column, type SQL, type Table } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import type { HoldKind } from '~/oversight/hold'
import { readHolds } from '~/oversight/holds.server'

/** Tables of one thing that can be kept back by itself. */
const OWN: Record<string, HoldKind> = { conversation: 'message', rights_request: 'rights-request' }
/** Columns by which a row is of somebody. */
const OF_SOMEBODY = ['subject_id', 'representative_id']
/** What lives for hours, or opens something: nobody is served by a code, a link or a session that stays. */
const NEVER_HELD = new Set([
  ...['session', 'login_transaction', 'kept_form', 'sent_form', 'oauth_artifact', 'mail_link'],
  ...['pairing_code', 'pairing_try', 'consent_code', 'visit', 'slip', 'conversation_presence', 'hold'],
])

/**
 * Which rows of a table may go as far as the holds are concerned: not those of a person who is kept back, nor one that is kept back by
 * itself. Undefined where nothing is in the way.
 */
export async function mayGo(reader: Reader, table: Table, now: Date): Promise<SQL | undefined> {
  const name = getTableName(table)
  if (NEVER_HELD.has(name)) return undefined
  const columns = Object.values(getTableColumns(table))
  const people = columns.filter(({ name: column }) =>
    name === 'subject' ? column === 'id' : OF_SOMEBODY.includes(column),
  )
  const own = OWN[name] && columns.find(({ name: column }) => column === 'id')
  if (people.length === 0 && !own) return undefined
  const holds = await readHolds(reader, now)
  const targets = (kind: HoldKind) => holds.filter((one) => one.kind === kind).map(({ target }) => target)
  return allOf([
    ...people.map((column) => isNoneOf(column, targets('person'))),
    ...(own ? [isNoneOf(own, targets(OWN[name]!))] : []),
  ])
}

function isNoneOf(column: Column, ids: string[]): SQL | undefined {
  if (ids.length === 0) return undefined
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  return sql`(${column} is null or ${column} not in (${list}))`
}

function allOf(conditions: (SQL | undefined)[]): SQL | undefined {
  const some = conditions.filter((one) => one !== undefined)
  return some.length === 0 ? undefined : sql.join(some, sql` and `)
}
