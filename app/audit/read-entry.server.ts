import type { Reader } from '~/db/database.server'
import { parseObject } from '~/runtime/parse-object'
import type { ActivityEntry } from './entry'
import { colleagueOf } from './staff-acts'
import type { activity } from './tables.server'

export type EntryRow = typeof activity.$inferSelect

/** An entry as it was written: what was logged, and where it stands. */
export type Entry = Omit<ActivityEntry, 'at' | 'sealing' | 'subjectId'> & {
  /** 1: before places were bound into what is sealed. */
  format: 1 | 2
  lane: string
  sequence: number
  subject: string | null
  at: string
  sealed?: string
  /** Of a question: which of its request. */
  index?: number
}

/**
 * The entry of a row, when the portal wrote it there: its keyed hash holds, and the columns by which it is found say what it
 * says. Null for any other, which is shown as one that cannot be read, and decides nothing.
 */
export function readEntry(reader: Pick<Reader, 'mac'>, row: EntryRow): Entry | null {
  if (!hasOwnMac(reader, row)) return null
  const entry = parseObject(row.entry)
  if (!entry || !isFormat(entry.format) || !columnsAgree(row, entry)) return null
  return entry as unknown as Entry
}

/** Whether the keyed hash beside an entry is the one that the portal makes of it. */
export function hasOwnMac({ mac }: Pick<Reader, 'mac'>, row: Pick<EntryRow, 'entry' | 'mac'>): boolean {
  return row.mac !== '' && mac('entry', row.entry) === row.mac
}

export function isFormat(format: unknown): format is Entry['format'] {
  return format === 1 || format === 2
}

/** Whether the columns to search by say what the entry says. */
export function columnsAgree(row: EntryRow, entry: Record<string, unknown>): boolean {
  const users = Array.isArray(entry.users) ? (entry.users as ActivityEntry['users']) : []
  const colleague = colleagueOf({ event: row.event, organisation: row.organisation, users })
  return (
    row.staffUra === (colleague?.ura ?? '') &&
    row.staffMember === (colleague?.memberId ?? '') &&
    entry.lane === row.lane &&
    entry.sequence === row.sequence &&
    (entry.subject ?? '') === row.subjectId &&
    entry.at === row.at.toISOString() &&
    entry.event === row.event &&
    (entry.organisation ?? '') === row.organisation &&
    (entry.organisationType ?? '') === row.organisationType &&
    entry.outcome === row.outcome
  )
}

type Standing = Pick<Entry, 'lane' | 'sequence' | 'subject' | 'organisation' | 'at'>

/** What is sealed in an entry opens in that entry only: of this person, by this organisation, at this moment and place. */
export function sealedPlace({ lane, sequence, subject, organisation, at }: Standing) {
  const row = JSON.stringify([lane, sequence, subject, organisation, at])
  return { table: 'activity', column: 'sealed', row }
}
