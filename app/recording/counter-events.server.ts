import { and, desc, eq, inArray } from 'drizzle-orm'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import { looksAlone, type CounterEvent } from './looks'

const EVENTS = ['looked-up', 'recorded', 'recording-refused'] as const

/** Somebody who looked and recorded nothing, or was refused; `unreadable`: a line that the portal did not write as it stands. */
export type Look =
  | { what: 'looked-up' | 'recording-refused'; at: Date; ura: string; memberId: string }
  | { what: 'unreadable'; at: Date }

/** Who looked somebody up at a counter and wrote nothing down, newest first, from the log. */
export async function readLooks(
  reader: Reader,
  subjectId: string,
  { limit }: { limit: number },
): Promise<Look[]> {
  const rows = await reader
    .select()
    .from(activity)
    .where(and(eq(activity.subjectId, subjectId), inArray(activity.event, [...EVENTS])))
    .orderBy(desc(activity.at), desc(activity.lane), desc(activity.sequence))
    .limit(limit)
  const entries = rows.map((row) => ({ row, entry: readEntry(reader, row) }))
  const unreadable = entries.filter(({ entry }) => !entry)
  const isOfRequest = ({ entry }: (typeof entries)[number]) => entry?.object.type === 'consent-request'
  const arrived = entries.some(isOfRequest) ? await readArrived(reader, subjectId, limit) : []
  const events = entries.flatMap(({ row, entry }) => {
    if (!entry || (isOfRequest({ row, entry }) && arrived.includes(entry.object.id))) return []
    const [ura, memberId] = [entry.organisation ?? '', entry.users[0]?.id ?? '']
    const event = entry.event as CounterEvent['event']
    return [{ event, by: `${ura} ${memberId}`, at: row.at, ura, memberId }]
  })
  return [
    ...looksAlone(events).map(({ event, at, ura, memberId }): Look => {
      const what = event === 'looked-up' ? event : 'recording-refused'
      return { what, at, ura, memberId }
    }),
    ...unreadable.map(({ row }): Look => ({ what: 'unreadable', at: row.at })),
  ]
}

/** Which requests for leave reached somebody: who was looked up for one that did, finds it among what they were asked. */
async function readArrived(reader: Reader, subjectId: string, limit: number): Promise<string[]> {
  const rows = await reader
    .select()
    .from(activity)
    .where(
      and(
        ...[eq(activity.subjectId, subjectId), eq(activity.event, 'consent-request-arrived')],
        eq(activity.outcome, 'success'),
      ),
    )
    .orderBy(desc(activity.at), desc(activity.lane), desc(activity.sequence))
    .limit(limit)
  return rows.flatMap((row) => readEntry(reader, row)?.object.id ?? [])
}
