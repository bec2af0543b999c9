import { and, eq, getTableName, gte, inArray } from 'drizzle-orm'
import { readEntry, type Entry, type EntryRow } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import { subject } from '~/person/tables.server'
import { apiClient } from '~/provider/tables.server'
import { DEATH } from './act.server'
import { representation } from './tables.server'

const EVENTS = [
  'locked',
  'lock-lifted',
  'erasing-begun',
  'erasing-stopped',
  'profile-destroyed',
  'gate-closed',
  'gate-opened',
  'representation-changed',
  'client-changed',
] as const
const OVER = ['ended', 'refused']
const AT_ONCE = 500
/** An entry has the moment at which its request began, and a register may be asked before it is written. */
const BEGAN_BEFORE_MILLISECONDS = 30_000
export const MOST_NAMED = 20

/** Rows that say less than the log: put back whole as they once were, each with the tag of then. */
export type PutBack = { putBack: number; named: { table: string; key: string }[] }

/**
 * Looks for rows that were put back as they once were where that would open something: a person without the lock, the
 * death or the erasing that is logged last, a representation that goes on after its end, a care system with the keys or the leave of before. The
 * log is held against it a part at a time, and by counting: what came and did not go is there. So it needs no order, which a
 * clock that was set back would spoil, and what is missing of a log that was purged hides something but accuses nobody.
 * `since` is when looking began: what changed after that is left for the next time.
 */
export function lookForPutBack(reader: Reader, since: Date) {
  const locks = new Counts()
  const deaths = new Counts()
  const erasing = new Counts()
  const ended = new Set<string>()
  const clients = new Map<string, Counts>()

  function hold({ event, subject: id, object, outcome }: Entry) {
    if (event === 'locked' || event === 'lock-lifted') locks.add(id ?? '', event === 'locked' ? 1 : -1)
    else if (event === 'erasing-begun') erasing.add(id ?? '', 1)
    else if (event === 'erasing-stopped' || event === 'profile-destroyed') erasing.add(id ?? '', -1)
    else if (object.id === `${id}:${DEATH}`) deaths.add(id ?? '', event === 'gate-closed' ? 1 : -1)
    else if (event === 'representation-changed' && outcome === 'success') {
      if (OVER.includes(object.became ?? '')) ended.add(object.id)
    } else if (event === 'client-changed' && object.tag) {
      const tags = clients.get(object.id) ?? new Counts()
      clients.set(object.id, tags)
      tags.add(object.tag, 1)
      if (object.tagBefore) tags.add(object.tagBefore, -1)
    }
  }

  /** Whether something of this kind was logged since looking began: the row may have been read before or after it. */
  async function changedMeanwhile(subjectId: string, began = since): Promise<boolean> {
    const during = and(
      eq(activity.subjectId, subjectId),
      gte(activity.at, began),
      inArray(activity.event, [...EVENTS]),
    )
    return (await reader.select({ at: activity.at }).from(activity).where(during).limit(1)).length > 0
  }

  const asked = new Date(since.getTime() - BEGAN_BEFORE_MILLISECONDS)

  return {
    /** Holds entries that were proven. */
    holdAgainst(entries: readonly EntryRow[]) {
      for (const row of entries) {
        const entry = EVENTS.some((event) => event === row.event) ? readEntry(reader, row) : null
        if (entry) hold(entry)
      }
    },

    /** Throws where a row is not what the portal wrote at all, which is to be looked for before. */
    async found(): Promise<PutBack> {
      const { tags } = reader
      const found: PutBack['named'] = []
      for (const ids of parts([...new Set([...locks.here(), ...deaths.here(), ...erasing.here()])]))
        for (const row of await reader.select().from(subject).where(inArray(subject.id, ids))) {
          const { id, lockedAt, deceasedAt, erasingFrom } = tags.genuine(subject, row)
          const isOpened =
            (locks.has(id) && !lockedAt) ||
            (deaths.has(id) && !deceasedAt) ||
            (erasing.has(id) && !erasingFrom)
          if (isOpened && !(await changedMeanwhile(id, asked)))
            found.push({ table: getTableName(subject), key: id })
        }
      for (const ids of parts([...ended]))
        for (const row of await reader.select().from(representation).where(inArray(representation.id, ids))) {
          const { id, state } = tags.genuine(representation, row)
          if (!OVER.includes(state)) found.push({ table: getTableName(representation), key: id })
        }
      for (const ids of parts([...clients.keys()]))
        for (const row of await reader.select().from(apiClient).where(inArray(apiClient.id, ids))) {
          const { id, rowTag } = tags.genuine(apiClient, row)
          const should = clients.get(id)!.here()
          if (should.length > 0 && !should.includes(rowTag) && !(await changedMeanwhile('')))
            found.push({ table: getTableName(apiClient), key: id })
        }
      return { putBack: found.length, named: found.slice(0, MOST_NAMED) }
    },
  }
}

/** What came, less what went. */
class Counts {
  readonly #counts = new Map<string, number>()

  add(key: string, by: number) {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by)
  }

  has(key: string): boolean {
    return (this.#counts.get(key) ?? 0) > 0
  }

  here(): string[] {
    return [...this.#counts.keys()].filter((key) => this.has(key))
  }
}

/** Ids, as many at once as a question takes. */
export function* parts(all: string[]): Generator<string[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE)
}
