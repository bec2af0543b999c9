import { and, desc, eq, inArray } from 'drizzle-orm'
import { readEntry, type Entry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import { looksAlone, type CounterEvent } from './looks'

const EVENTS = ['looked-up', 'recorded', 'recording-refused'] as const
/** What the desk did about somebody, besides looking them up. */
const DESK_EVENTS = [
  'postal-address-set',
  'postal-address-ended',
  'letter-returned',
  'post-request-received',
  'post-request-moved',
] as const
export type DeskAct = 'looked-up' | (typeof DESK_EVENTS)[number]

/**
 * Somebody who looked and recorded nothing, or was refused; `leave-refused`: who asked leave with a code of the person's, which did not
 * reach them; `unreadable`: a line that the portal did not write as it stands.
 */
export type Look =
  | { what: 'looked-up' | 'recording-refused' | 'leave-refused'; at: Date; ura: string; memberId: string }
  | { what: 'unreadable'; at: Date }
  | { what: 'desk'; at: Date; did: DeskAct }

/** Who looked somebody up at a counter and wrote nothing down, and who asked what did not reach them, from the log. */
export async function readLooks(
  reader: Reader,
  subjectId: string,
  { limit }: { limit: number },
): Promise<Look[]> {
  const rows = await reader
    .select()
    .from(activity)
    .where(and(eq(activity.subjectId, subjectId), inArray(activity.event, [...EVENTS, ...DESK_EVENTS])))
    .orderBy(desc(activity.at), desc(activity.lane), desc(activity.sequence))
    .limit(limit)
  const entries = rows.map((row) => ({ row, entry: readEntry(reader, row) }))
  const arrivals = await readArrivals(reader, subjectId, limit)
  const arrived = arrivals.flatMap(({ entry }) => (entry?.outcome === 'success' ? [entry.object.id] : []))
  const refused = arrivals.filter(
    ({ entry }) => entry?.outcome === 'refused' && entry.checks?.treatmentRelation === false,
  )
  const unreadable = [...entries, ...arrivals].filter(({ entry }) => !entry)
  const ofDesk = entries.flatMap(({ row, entry }) => (entry && isOfDesk(entry) ? [{ row, entry }] : []))
  const events = entries.flatMap(({ row, entry }) => {
    if (
      !entry ||
      isOfDesk(entry) ||
      (entry.object.type === 'consent-request' && arrived.includes(entry.object.id))
    )
      return []
    const who = whoIn(entry)
    const event = entry.event as CounterEvent['event']
    return [{ event, by: `${who.ura} ${who.memberId}`, at: row.at, ...who }]
  })
  return [
    ...looksAlone(events).map(({ event, at, ura, memberId }): Look => {
      const what = event === 'looked-up' ? event : 'recording-refused'
      return { what, at, ura, memberId }
    }),
    ...refused.map(({ row, entry }): Look => ({ what: 'leave-refused', at: row.at, ...whoIn(entry!) })),
    ...unreadable.map(({ row }): Look => ({ what: 'unreadable', at: row.at })),
    ...doneAtDesk(ofDesk),
  ]
}

function isOfDesk({ event, organisation }: Entry): boolean {
  return DESK_EVENTS.some((one) => one === event) || (event === 'looked-up' && organisation === null)
}

/** What the desk did; that it looked somebody up for it goes without saying. */
function doneAtDesk(entries: { row: { at: Date }; entry: Entry }[]): Look[] {
  const did = new Set(entries.flatMap(({ entry }) => (entry.event === 'looked-up' ? [] : [entry.requestId])))
  return entries
    .filter(({ entry }) => entry.event !== 'looked-up' || !did.has(entry.requestId))
    .map(({ row, entry }) => ({ what: 'desk', at: row.at, did: entry.event as DeskAct }))
}

function whoIn({ organisation, users }: Entry) {
  return { ura: organisation ?? '', memberId: users[0]?.id ?? '' }
}

/**
 * Which requests for leave were brought to somebody. Who was looked up for one that reached them finds it among what they were asked; of one
 * with a code, where nobody was looked up, that it did not reach them stands nowhere else.
 */
async function readArrivals(reader: Reader, subjectId: string, limit: number) {
  const rows = await reader
    .select()
    .from(activity)
    .where(and(eq(activity.subjectId, subjectId), eq(activity.event, 'consent-request-arrived')))
    .orderBy(desc(activity.at), desc(activity.lane), desc(activity.sequence))
    .limit(limit)
  return rows.map((row) => ({ row, entry: readEntry(reader, row) }))
}
