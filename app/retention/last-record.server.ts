import {
  and,
  eq,
  getTableColumns,
  getTableName,
  inArray,
  is,
  isNull,
  lt,
  not,
  or,
  sql,
  Table,
  type SQL,
} from 'drizzle-orm'
import { TOLD } from '~/ledger/kinds'
import { ledger } from '~/ledger/tables.server'
import { subject } from '~/person/tables.server'
import { cutoffOf } from '~/privacy/cutoff'
import { LASTS } from '~/privacy/periods'
import { STATEMENT } from '~/privacy/statement.server'
import { inherited } from '~/representation/tables.server'
import { localDate } from '~/runtime/local-date'
import * as schema from './every-table.server'

/** Rows that say of a citizen only what was done or told already, or that are the citizen: they keep nobody here. */
const NO_RECORD = new Set(['subject', 'subject_key', 'transition_mark', 'transition_done', 'inherited'])
/** Columns by which a row is about somebody, or is theirs. Who acts otherwise has logged in, and is no bare number. */
const ABOUT = ['subject_id', 'representative_id']
const A_DAY = { days: 1 } as const

/** Every column of every table that is about a citizen: a table that comes later is among them by itself. */
const RECORDS = Object.values(schema)
  .filter((table) => is(table, Table) && !NO_RECORD.has(getTableName(table)))
  .flatMap((table) =>
    Object.values(getTableColumns(table as typeof subject))
      .map(({ name }) => name)
      .filter((name) => ABOUT.includes(name))
      .map((name) => ({ table: getTableName(table), name })),
  )

/**
 * A number that is known here only because somebody asked about it, or typed it: no login, no choices, no address, and no
 * record about it any more. One made today is left alone: what it was made for may be on its way.
 */
export function isBareNumber(now: Date): SQL | undefined {
  return and(
    isNull(subject.firstLoginAt),
    eq(subject.currentVersion, 0),
    isNull(subject.erasingFrom),
    isNull(subject.restrictedAt),
    isNull(subject.emailSealed),
    isNull(subject.lockedAt),
    lt(subject.createdAt, cutoffOf(A_DAY, now)),
    ...RECORDS.map(({ table, name }) => none(table, sql`${place(table, name)} = ${place('subject', 'id')}`)),
  )
}

/**
 * Of what was told: that its day has passed, that two years have gone (but of the privacy statement in force), or that its person is gone. Of what an age brought:
 * once neither the birth date nor anything taken along can bring it again.
 */
export function isSpentLine(now: Date): SQL | undefined {
  const told = inArray(ledger.kind, [...TOLD])
  // Else everybody would be told again of a statement that is in force for long.
  const isToldOfToday = and(eq(ledger.kind, 'statement-told'), eq(ledger.reason, String(STATEMENT.version)))!
  const bringing = sql`${place('subject', 'id')} = ${place('ledger', 'subject_id')}
    and ${place('subject', 'birth_date_sealed')} is not null`
  const open = sql`${place('inherited', 'subject_id')} = ${place('ledger', 'subject_id')}
    and ${place('inherited', 'confirmed_at')} is null and ${place('inherited', 'ended_at')} is null`
  return or(
    and(told, isOfNobody('ledger')),
    // The reason is the day on which a yes ends.
    and(eq(ledger.kind, 'end-announced'), lt(ledger.reason, localDate(now))),
    and(told, not(isToldOfToday), lt(ledger.at, cutoffOf(LASTS.mark, now))),
    and(not(told), lt(ledger.at, cutoffOf(A_DAY, now)), none('subject', bringing), none('inherited', open)),
  )
}

/** That choices were taken along: until they were confirmed, or a year after they ended, since the page says so. */
export function isSpentInheritance(now: Date): SQL | undefined {
  return or(
    isOfNobody('inherited'),
    lt(inherited.confirmedAt, cutoffOf(A_DAY, now)),
    lt(inherited.endedAt, cutoffOf(LASTS.inherited, now)),
  )
}

/**
 * That somebody wants no questions from another, once one of the two may not act for the person any more, or nothing is
 * kept of what the other asked.
 */
export function isSpentMute(): SQL | undefined {
  const asked = sql`${place('approval', 'subject_id')} = ${place('muted', 'subject_id')}
    and ${place('approval', 'author_id')} = ${place('muted', 'asker_id')}`
  return or(isOfNobody('muted'), none('approval', asked), actsNoMore('by_id'), actsNoMore('asker_id'))
}

/** Whether one of the two is neither the person nor somebody who acts for the person. */
function actsNoMore(column: 'by_id' | 'asker_id'): SQL | undefined {
  const acts = sql`${place('representation', 'subject_id')} = ${place('muted', 'subject_id')}
    and ${place('representation', 'representative_id')} = ${place('muted', column)}
    and ${place('representation', 'state')} not in ('ended', 'refused')`
  const isPerson = sql`${place('muted', column)} = ${place('muted', 'subject_id')}`
  return and(sql`not (${isPerson})`, none('representation', acts))
}

/** Whether what the desk wrote down is of a representation that is not kept any more. */
export function isOfNoRepresentation(): SQL {
  return none(
    'representation',
    sql`${place('representation', 'id')} = ${place('evidence', 'representation_id')}`,
  )
}

/** Whether somebody who worked for care organisations works for none any more, and nothing says that they did. */
export function worksNowhere(): SQL {
  return none('membership', sql`${place('membership', 'member_id')} = ${place('staff_member', 'id')}`)
}

function isOfNobody(table: string): SQL {
  return none('subject', sql`${place('subject', 'id')} = ${place(table, 'subject_id')}`)
}

/** Written with its table: in a statement about one table a column would otherwise be that table's. */
function place(table: string, column: string): SQL {
  return sql`${sql.identifier(table)}.${sql.identifier(column)}`
}

function none(table: string, where: SQL): SQL {
  return sql`not exists (select 1 from ${sql.identifier(table)} where ${where})`
}
