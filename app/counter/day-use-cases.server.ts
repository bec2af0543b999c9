import type { Reader } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { endByStaff, type Ended } from '~/recording/end-use-cases.server'
import { readPrinted } from '~/recording/slip-store.server'
import { readHead, readOwn, type RecordingHead } from '~/recording/store.server'
import { findById } from '~/person/store.server'
import { openStaffDossier } from '~/representation/staff-dossier.server'
import { localDate, startOfDay } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { readVisitsSince } from './store.server'

/** One line of one's own day: no name, no number of a citizen, no answer, since others can see this screen. */
export type DayLine =
  | { kind: 'looked-up'; id: string; at: Date }
  | {
      kind: 'recorded'
      id: string
      at: Date
      number: string
      what: RecordingHead['what']
      age: string | null
      withSpeaker: boolean
      /** Null while it stands. */
      ended: { as: NonNullable<RecordingHead['endedAs']>; at: Date } | null
      /** `none`: there is nothing to print. */
      paper: 'printed' | 'not-printed' | 'none'
      /** Without one, only the paper tells the person what was recorded. */
      hasMail: boolean
    }

/** What somebody did at the counter today, newest first: what they recorded, and whom they looked up without a record. */
export async function readDay(runtime: Runtime, staff: Staff): Promise<DayLine[]> {
  const { reader } = runtime.database
  const whose = { memberId: staff.memberId, ura: staff.organisation.ura }
  const today = { ...whose, since: startOfDay(localDate(runtime.now())) }
  const records = await readOwn(reader, today)
  const recorded = new Set(records.map(({ visitId }) => visitId))
  const visits = (await readVisitsSince(reader, today)).filter(
    ({ id, subjectId }) => subjectId !== null && !recorded.has(id),
  )
  const printed = await readPrinted(
    reader,
    records.map(({ id }) => id),
  )
  const lines: DayLine[] = visits.map(({ id, openedAt }) => ({ kind: 'looked-up', id, at: openedAt }))
  for (const record of records) lines.push(await lineOf(reader, runtime, { record, printed }))
  return lines.sort((one, other) => other.at.getTime() - one.at.getTime())
}

async function lineOf(
  reader: Reader,
  runtime: Runtime,
  { record, printed }: { record: RecordingHead; printed: ReadonlySet<string> },
): Promise<DayLine> {
  const { id, at, number, what, subjectId, saidBy, endedAs, endedAt } = record
  const person = await findById(reader, runtime, subjectId)
  const made = printed.has(id) ? 'printed' : 'not-printed'
  return {
    ...{ kind: 'recorded', id, at, number, what, withSpeaker: saidBy !== subjectId },
    age: person?.row.ageCategory ?? null,
    ended: endedAs && endedAt ? { as: endedAs, at: endedAt } : null,
    paper: what === 'none' || endedAs ? 'none' : made,
    hasMail: Boolean(person?.row.emailConfirmedAt),
  }
}

/** A record of one's own of today, for what may still be done with it; null for any other. */
export async function readOwnToday(
  runtime: Runtime,
  { memberId, organisation }: Staff,
  id: string,
): Promise<RecordingHead | null> {
  const found = await readHead(runtime.database.reader, id)
  const isOwn = found?.memberId === memberId && found.ura === organisation.ura
  const isToday = found && localDate(found.at) === localDate(runtime.now())
  return isOwn && isToday ? found : null
}

/** *Verkeerde persoon*, from one's own day. */
export async function takeBackToday(
  runtime: Runtime,
  { staff, id, requestId }: { staff: Staff; id: string; requestId: string },
): Promise<Ended> {
  const found = await readOwnToday(runtime, staff, id)
  const opening = found && { staff, subjectId: found.subjectId, requestId }
  const dossier = opening && (await openStaffDossier(runtime.database.reader, runtime, opening))
  if (!dossier) return { ok: false, refusal: 'not-there' }
  return endByStaff(runtime, dossier, { id, as: 'wrong-person' })
}
