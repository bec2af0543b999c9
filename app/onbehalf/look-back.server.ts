import { and, asc, gte, inArray } from 'drizzle-orm'
import type { ActivityEvent } from '~/audit/entry'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import type { SeenAt } from '~/representation/concerns'

/** What the reader looked at and did, and what others did with the lock, as the log has it (NEN 7513). */
export type LookedBack = {
  /** When the reader last opened what was asked, by its id. */
  approvals: SeenAt
  /** When the reader last looked at a page about a person, by the person. */
  people: ReadonlyMap<string, Date>
  /** When the reader last looked at the page of the lock, by the person. */
  locks: ReadonlyMap<string, Date>
  /** The last thing another did with the lock of a person; nothing where the reader was last. */
  lockNews: ReadonlyMap<string, LockNews>
  /** The representations that the reader was the last to change. */
  grants: ReadonlySet<string>
}

export type LockNews = { happened: 'locked' | 'lock-lifted'; at: Date }

const READ: ActivityEvent[] = ['choices-read', 'page-read', 'acting-started', 'views-read', 'receipt-read']
const EVENTS: ActivityEvent[] = [
  ...READ,
  ...(['approval-read', 'lock-read', 'locked', 'lock-lifted', 'representation-changed'] as const),
]

type Looking = { actorId: string; subjects: string[]; since: Date }

/** Reads the log about these people once. */
export async function lookBack(reader: Reader, { actorId, subjects, since }: Looking): Promise<LookedBack> {
  const of = and(
    inArray(activity.subjectId, subjects),
    gte(activity.at, since),
    inArray(activity.event, EVENTS),
  )
  const rows = await reader.select().from(activity).where(of).orderBy(asc(activity.at))
  const approvals = new Map<string, Date>()
  const people = new Map<string, Date>()
  const locks = new Map<string, Date>()
  const lockNews = new Map<string, LockNews>()
  const grants = new Set<string>()
  for (const row of rows) {
    const { at, subjectId } = row
    const entry = readEntry(reader, row)
    if (!entry) continue
    const { event, users, object } = entry
    const isReader = users[0]?.id === actorId
    if (event === 'locked' || event === 'lock-lifted') {
      if (isReader) lockNews.delete(subjectId)
      else lockNews.set(subjectId, { happened: event, at })
    }
    if (event === 'representation-changed') {
      if (isReader) grants.add(object.id)
      else grants.delete(object.id)
    }
    if (!isReader) continue
    if (READ.includes(event)) people.set(subjectId, at)
    else if (event === 'approval-read') approvals.set(object.id, at)
    else if (event === 'lock-read') locks.set(subjectId, at)
  }
  return { approvals, people, locks, lockNews, grants }
}
