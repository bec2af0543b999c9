import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { ActivityUser } from '~/audit/entry'
import { readEntry, type Entry, type EntryRow } from '~/audit/read-entry.server'
import { recordReading } from '~/audit/record-reading.server'
import { STAFF_ACT_KINDS, STAFF_ACTS, type StaffAct } from '~/audit/staff-acts'
import { activity } from '~/audit/tables.server'
import { readPeriod } from '~/enquiry/view-filter'
import { viewReference } from '~/enquiry/who-viewed.server'
import type { Staff } from '~/identity/actor'
import { readNumbers } from '~/recording/store.server'
import { keyset, pageOf } from '~/runtime/keyset.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { listMemberships } from '~/staff/store.server'
import { OWN_LOG, readKind, USUAL_PERIOD } from './own-log-list'
import { byMember } from './people-use-cases.server'

/**
 * One thing that a colleague did about somebody, as the log of their organisation tells it: never of whom it was, nor what was
 * answered. Null where the portal did not write the line as it stands.
 */
export type OwnLogLine = {
  key: string
  at: Date
  /** By what is known to us, and to the citizen, what it is about: the number of a record, else the reference of the entry. */
  reference: string
  did: { what: StaffAct; who: string; onBehalfOf: string | null } | null
}

const PAGE = 50

const ORDER = keyset({
  order: { at: activity.at, lane: activity.lane, sequence: activity.sequence },
  direction: 'newest-first',
  name: 'own-log',
})

type Looking = { staff: Staff; query: URLSearchParams; requestId: string }

/**
 * What colleagues of one's own organisation did about citizens, newest first, as the address filters it; of another organisation
 * there is nothing in it. Null for a place that was not given to this organisation. Reading it is a line of it [NEN 7513].
 */
export async function readOwnLog(runtime: Runtime, { staff, query, requestId }: Looking) {
  const { reader } = runtime.database
  const { ura } = staff.organisation
  const given = OWN_LOG.place(query)
  const after = given === null ? null : ORDER.readPlace(runtime, ura, given)
  if (given !== null && !after) return null
  const at = runtime.now()
  const values = OWN_LOG.values(query)
  const { bounds, problems } = readPeriod(values, { today: localDate(at), usual: USUAL_PERIOD })
  const people = await listMemberships(reader, runtime, ura)
  const asked = people.find(({ memberId }) => memberId === values.wie)
  const member = asked?.memberId ?? null
  const kind = readKind(values.wat)
  const events = (kind === null ? STAFF_ACT_KINDS : [kind]).flatMap((one): StaffAct[] => [...STAFF_ACTS[one]])
  const rows = await reader
    .select()
    .from(activity)
    .where(
      and(
        // Said as in the index, so that it is used.
        ...[eq(activity.staffUra, ura), sql`staff_ura <> ''`, inArray(activity.event, events)],
        member === null ? undefined : eq(activity.staffMember, member),
        bounds.from ? gte(activity.at, bounds.from) : undefined,
        bounds.before ? lt(activity.at, bounds.before) : undefined,
        ORDER.after(after),
      ),
    )
    .orderBy(...ORDER.orderBy)
    .limit(PAGE + 1)
  const { shown, last } = pageOf(rows, PAGE)
  const nameOf = (id: string | undefined) =>
    people.find(({ memberId }) => memberId === id)?.name ?? (id === undefined ? null : '–')
  const lines = await linesOf(runtime, shown, { ura, nameOf })
  await recordReading(runtime.database, {
    ...({ event: 'own-log-read', action: 'R', outcome: 'success', subjectId: null } as const),
    ...{ organisation: ura, object: { type: 'activity-log', id: ura }, checks: { authorisation: true } },
    ...byMember(staff, { at, requestId }),
  })
  return {
    lines,
    values: { ...values, wie: member ?? '', wat: kind ?? '' },
    problems,
    people: people.map(({ memberId, name }) => ({ id: memberId, name })),
    first: after === null,
    next: last && ORDER.placeText(runtime, ura, last),
  }
}

type Naming = { ura: string; nameOf: (id: string | undefined) => string | null }

async function linesOf(runtime: Runtime, rows: EntryRow[], { ura, nameOf }: Naming): Promise<OwnLogLine[]> {
  const read = rows.map((row) => ({ row, entry: readEntry(runtime.database.reader, row) }))
  const records = read.flatMap(({ entry }) => (entry?.object.type === 'recording' ? [entry.object.id] : []))
  const numbers = await readNumbers(runtime.database.reader, { ura, ids: records })
  return read.map(({ row, entry }) => ({
    key: `${row.lane} ${row.sequence}`,
    at: row.at,
    reference: (entry && numbers.get(entry.object.id)) ?? viewReference(runtime, row.subjectId, row),
    did: entry && whoDid(entry, nameOf),
  }))
}

function whoDid({ event, users }: Entry, nameOf: Naming['nameOf']) {
  const [user] = users as [ActivityUser]
  return { what: event as StaffAct, who: nameOf(user.id) ?? '–', onBehalfOf: nameOf(user.responsible) }
}
