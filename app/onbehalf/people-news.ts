import { relationOf, type Relation } from '~/representation/relation'
import type { Representation } from '~/representation/store.server'

/** One thing that happened to who may act for whom: told to who acts, or to the person. */
export type GrantNews = {
  id: string
  happened: 'gained' | 'ended'
  /** As what the reader is told the other acts; null where it is the reader who acts. */
  by: Relation | null
  /** About whom, where it is the reader who acts. */
  subjectId: string
  at: Date
}

/** What `endReason` says after a death. */
const TOLD_APART = 'died'

type Facts = {
  readerId: string
  since: Date
  /** When the reader last looked at the pages of a person. */
  looked: ReadonlyMap<string, Date>
  /** The representations the reader was the last to change. */
  own: ReadonlySet<string>
}

type Told = Pick<
  Representation,
  | 'id'
  | 'kind'
  | 'ground'
  | 'state'
  | 'subjectId'
  | 'representativeId'
  | 'createdAt'
  | 'changedAt'
  | 'endReason'
>

/**
 * Authority gained or ended lately, by somebody or something else than the reader: what a mail spoke of. Gained is told to
 * who acts until they looked at that person's pages, and to the person of whom a register does not tell it. A death is told
 * on its own.
 */
export function grantNews(rows: readonly Told[], facts: Facts): GrantNews[] {
  return rows.flatMap((row): GrantNews[] => {
    const news = newsOf(row, facts)
    return news ? [news] : []
  })
}

function newsOf(row: Told, { readerId, since, looked, own }: Facts): GrantNews | null {
  const { id, state, subjectId, representativeId, changedAt, endReason } = row
  if (changedAt < since || own.has(id)) return null
  const mine = representativeId === readerId
  const told = { id, subjectId, by: mine ? null : relationOf(row.kind) }
  if (state === 'ended' && endReason !== TOLD_APART) return { ...told, happened: 'ended', at: changedAt }
  if (state !== 'active' || row.createdAt < since) return null
  if (!mine) return row.ground === 'register' ? null : { ...told, happened: 'gained', at: changedAt }
  const last = looked.get(subjectId)
  return last && last >= row.createdAt ? null : { ...told, happened: 'gained', at: row.createdAt }
}
