import { setImmediate as breathe } from 'node:timers/promises'
import { and, eq, gte, like, lt, sql, type SQL } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import { readEntry, type EntryRow } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import { viewReference } from '~/enquiry/who-viewed.server'
import { parseBsn } from '~/person/bsn'
import { findByBsn, type Subject } from '~/person/store.server'
import { keyset } from '~/runtime/keyset.server'
import { addDays, localDate, startOfDay, type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { findMember, membershipsOf } from '~/staff/store.server'
import { deskEntry } from '~/worker/log-user'
import { findWorker } from '~/worker/store.server'
import type { Whose } from './log-form'
import { foldActs, type LogLine, type UnreadableLine } from './log-line'
import { actsOf } from './log-names.server'
import { looksTooOften } from './looks.server'

/** So many entries of the log are read at once; a shorter period shows the rest. */
const MOST = 500
/** What somebody who runs the portal did is looked for day by day, so many days at most. */
const MOST_DAYS = 31
const USUAL_DAYS = 92

const ORDER = keyset({
  order: { at: activity.at, lane: activity.lane, sequence: activity.sequence },
  direction: 'newest-first',
  name: 'officer-log',
})

/** Who reads, and in which request. */
export type ByOfficer = { worker: string; requestId: string }

export type LogAsked = {
  over: Whose
  bsn: string
  medewerker: string
  reden: string
  van: LocalDate | null
  tot: LocalDate | null
}

/** - `nobody`: no such number · `own`: the officer’s own · `days-turned`: the wrong way round · `long`: too many days · `too-often` */
export type LogRefusal = 'no-number' | 'no-employee' | 'nobody' | 'own' | 'days-turned' | 'long' | 'too-often'

export type LogRead = {
  at: Date
  over: Whose
  from: LocalDate
  to: LocalDate
  lines: LogLine[]
  unreadable: UnreadableLine[]
  /** Whether there is more in these days than is shown. */
  more: boolean
}

/**
 * What the log says of one citizen, or of what one colleague or one of those who run the portal did, for a reason; never of more than
 * one, and never the officer’s own. That it was read is an entry before anything is shown, with the reason sealed under the
 * citizen’s key and without what could be a number; they see that the officer looked. What was typed is kept nowhere (NEN 7513, AVG 5(2)).
 */
export async function readLogOf(
  runtime: Runtime,
  by: ByOfficer,
  asked: LogAsked,
): Promise<{ ok: true; log: LogRead } | { ok: false; refusal: LogRefusal }> {
  const today = localDate(runtime.now())
  const to = asked.tot ?? today
  const from = asked.van ?? addDays(to, asked.over === 'collega' ? 1 - MOST_DAYS : -USUAL_DAYS)
  if (from > to) return { ok: false, refusal: 'days-turned' }
  if (asked.over === 'collega' && from < addDays(to, 1 - MOST_DAYS)) return { ok: false, refusal: 'long' }
  if (looksTooOften(runtime, by, 'log')) {
    await log(runtime, by, { outcome: 'refused' })
    return { ok: false, refusal: 'too-often' }
  }
  const found = await find(runtime, by, asked)
  if (!found.ok) {
    if (found.refusal !== 'no-number') await log(runtime, by, { outcome: 'failure' })
    return found
  }
  await log(runtime, by, { outcome: 'success', ...found.about, reason: asked.reden })
  const bounds = { from: startOfDay(from), before: startOfDay(addDays(to, 1)) }
  const rows = await found.read(bounds)
  const opened = rows.slice(0, MOST).map((row) => ({ row, entry: readEntry(runtime.database.reader, row) }))
  const acts = await actsOf(runtime, opened)
  const unreadable = opened.flatMap(({ row, entry }) =>
    entry ? [] : [{ at: row.at, reference: viewReference(runtime, row.subjectId, row) }],
  )
  return {
    ok: true,
    log: {
      at: runtime.now(),
      over: asked.over,
      from,
      to,
      lines: foldActs(acts),
      unreadable,
      more: rows.length > MOST,
    },
  }
}

type Bounds = { from: Date; before: Date }
type About = { citizen?: Subject; employee?: string }
type Found =
  | { ok: true; about: About; read: (bounds: Bounds) => Promise<EntryRow[]> }
  | { ok: false; refusal: LogRefusal }

async function find(runtime: Runtime, by: ByOfficer, { over, bsn, medewerker }: LogAsked): Promise<Found> {
  const { reader } = runtime.database
  if (over === 'burger') {
    const number = parseBsn(bsn.trim())
    if (!number) return { ok: false, refusal: 'no-number' }
    const citizen = await findByBsn(reader, runtime, number)
    if (!citizen) return { ok: false, refusal: 'nobody' }
    const whose = eq(activity.subjectId, citizen.row.id)
    return { ok: true, about: { citizen }, read: (bounds) => entriesOf(reader, whose, bounds) }
  }
  const named = medewerker.trim()
  if (named === '') return { ok: false, refusal: 'no-employee' }
  const employee =
    over === 'collega' ? await findWorker(reader, runtime, named) : await findMember(reader, runtime, named)
  if (employee === null) return { ok: false, refusal: 'no-employee' }
  if (employee === by.worker) return { ok: false, refusal: 'own' }
  const about = { employee }
  if (over === 'collega') return { ok: true, about, read: (bounds) => readDays(reader, employee, bounds) }
  const uras = (await membershipsOf(reader, runtime, employee)).map(({ ura }) => ura)
  const read = async (bounds: Bounds) => {
    const rows: EntryRow[] = []
    for (const ura of uras) {
      // Said as in the index, so that it is used.
      const whose = and(eq(activity.staffUra, ura), sql`staff_ura <> ''`, eq(activity.staffMember, employee))
      rows.push(...(await entriesOf(reader, whose, bounds)))
    }
    return rows.toSorted((one, other) => other.at.getTime() - one.at.getTime())
  }
  return { ok: true, about, read }
}

/** A day at a time, so that others have their turn: which of those who run the portal it was stands in the entry alone. */
async function readDays(reader: Reader, worker: string, { from, before }: Bounds): Promise<EntryRow[]> {
  const rows: EntryRow[] = []
  const whose = and(sql`organisation = ''`, like(activity.entry, `%"users":[{"id":"${worker}"%`))
  const first = localDate(from)
  for (let day = addDays(localDate(before), -1); day >= first; day = addDays(day, -1)) {
    const bounds = { from: startOfDay(day), before: startOfDay(addDays(day, 1)) }
    rows.push(...(await entriesOf(reader, whose, bounds)))
    if (rows.length > MOST) break
    await breathe()
  }
  return rows
}

async function entriesOf(reader: Reader, whose: SQL | undefined, { from, before }: Bounds) {
  return reader
    .select()
    .from(activity)
    .where(and(whose, gte(activity.at, from), lt(activity.at, before)))
    .orderBy(...ORDER.orderBy)
    .limit(MOST + 1)
}

type Logged = About & { outcome: ActivityEntry['outcome']; reason?: string }

/** About the citizen whose log it is, for them to see; of an employee under who they are here. */
async function log(runtime: Runtime, by: ByOfficer, { citizen, employee, outcome, reason }: Logged) {
  const id = citizen?.row.id ?? employee ?? 'unknown'
  const entry: ActivityEntry = {
    ...deskEntry(by, {
      ...{ event: 'log-read', action: 'R', at: runtime.now(), outcome, subjectId: citizen?.row.id ?? null },
      object: { type: 'activity-log', id },
    }),
    checks: { authorisation: true, ...(reason !== undefined && { reason: true as const }) },
    ...(citizen &&
      reason !== undefined && {
        sealing: { key: citizen.keys.log, text: JSON.stringify({ reason }) },
      }),
  }
  await runtime.database.transact((transaction) => appendActivity(transaction, [entry]))
}
