import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { readOfOrganisation } from '~/recording/store.server'
import { localDate, startOfDay } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import {
  figuresOf,
  monthAfter,
  monthBefore,
  monthShown,
  type Figures,
  type LookCounted,
  type Month,
} from './figures'

type Asked = { staff: Staff; asked: string | null }

/** The figures of one's own organisation over a month that is over, and over the one before. */
export async function readFigures(runtime: Runtime, { staff, asked }: Asked) {
  const { ura } = staff.organisation
  const today = localDate(runtime.now())
  const month = monthShown(asked, today)
  const [before, after] = [monthBefore(month), monthAfter(month)]
  const { reader } = runtime.database
  return {
    ...{ month, before, running: today.slice(0, 7) },
    /** Null where the month that follows is not over. */
    after: monthShown(after, today) === after ? after : null,
    now: await figuresIn(reader, ura, month),
    then: await figuresIn(reader, ura, before),
  }
}

async function figuresIn(reader: Reader, ura: string, month: Month): Promise<Figures> {
  const within = {
    ura,
    from: startOfDay(`${month}-01`),
    before: startOfDay(`${monthAfter(month)}-01`),
  }
  const records = await readOfOrganisation(reader, within)
  const counted = records.map(({ at, memberId, subjectId, saidBy, waits, endedAs, what }) => ({
    ...{ at, memberId, subjectId, saidBy },
    choseSomething: what !== 'none',
    liftsNo: waits !== 'nothing',
    notSaid: endedAs === 'not-said',
  }))
  return figuresOf(counted, await readLooks(reader, within))
}

const LOOKS = ['looked-up', 'recording-refused'] as const

/** What the portal wrote of looking up; a line that somebody else wrote counts for nothing. */
async function readLooks(
  reader: Reader,
  { ura, from, before }: { ura: string; from: Date; before: Date },
): Promise<LookCounted[]> {
  const rows = await reader
    .select()
    .from(activity)
    .where(
      and(
        ...[eq(activity.staffUra, ura), sql`staff_ura <> ''`, inArray(activity.event, [...LOOKS])],
        ...[gte(activity.at, from), lt(activity.at, before)],
      ),
    )
  return rows.flatMap((row) => {
    const entry = readEntry(reader, row)
    // Who was looked up to be asked for leave was looked up for that, whether it reached them or not.
    if (!entry || entry.object.type === 'consent-request') return []
    const event = row.event as LookCounted['event']
    return [{ event, at: row.at, memberId: row.staffMember, subjectId: row.subjectId }]
  })
}
