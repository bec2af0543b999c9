import { appendActivity } from '~/audit/append.server'
import { recordReading } from '~/audit/record-reading.server'
import { act } from '~/representation/act.server'
import { tellDoer } from '~/representation/author-label.server'
import { readsOnly } from '~/representation/decision-status.server'
import { stillReadable, type Dossier } from '~/representation/dossier.server'
import { numbered } from '~/runtime/list'
import type { Runtime } from '~/runtime/runtime.server'
import { decideBan } from './ban'
import { readLooks, type Look } from './counter-events.server'
import { oneAnswerOf } from './recorded'
import { isUnseen } from './seen'
import { readBan, readRecordings, type StoredRecording } from './store.server'
import { tellStaff, type ToldStaff } from './told.server'

const PAGE = 25
/** So many of each there are in the list at most; what is older stands in the log. */
const MOST = 500

/** Who wrote something down, and who looked and wrote nothing down, a page at a time; with the switch. Reading it is logged. */
export async function readRecordedList(runtime: Runtime, dossier: Dossier, asked: number) {
  const { page, pages, shown } = numbered(await linesOf(runtime, dossier, MOST), { page: asked, size: PAGE })
  await logRead(runtime, dossier)
  return { page, pages, lines: await tell(runtime, dossier, shown), ban: await banOf(runtime, dossier) }
}

/** The latest few, beside what else is told. */
export async function readLatestRecorded(
  runtime: Runtime,
  dossier: Dossier,
  { limit, except }: { limit: number; except?: string },
) {
  const lines = await linesOf(runtime, dossier, limit + 1)
  const others = lines.filter((line) => line.what !== 'record' || line.record.id !== except)
  return tell(runtime, dossier, others.slice(0, limit))
}

/**
 * What staff recorded of somebody before they ever logged in, and who only looked: shown with who did it before anything is
 * chosen (domain: provider staff). Reading it is logged; the band on the overview stays until a record itself was looked at.
 */
export async function readRecordedBefore(runtime: Runtime, dossier: Dossier, { limit }: { limit: number }) {
  const lines = await readLatestRecorded(runtime, dossier, { limit: limit + 1 })
  if (lines.length > 0) await logRead(runtime, dossier)
  return { lines: lines.slice(0, limit), isMore: lines.length > limit }
}

/** The switch «niemand mag voor mij vastleggen»: since when and by whom it is on, and whether this one may switch it off. */
export async function banOf({ database }: Pick<Runtime, 'database'>, dossier: Dossier) {
  const { reader } = database
  const { person, actorId, decides } = dossier
  const mayChange = !readsOnly(dossier, dossier.today)
  const ban = await readBan(reader, person.row.id)
  if (!ban) return { since: null, by: null, mayChange }
  const off = decideBan(false, { byId: ban.byId, actorId, person: person.row.id, decides })
  const told = { readerId: actorId, citizen: person, byId: ban.byId, at: ban.since }
  return { since: ban.since, by: await tellDoer(reader, told), mayChange: mayChange && off.ok }
}

type Line = Look | { what: 'record'; at: Date; record: StoredRecording }

/** Newest first. Who looked is for who may see who asked. */
async function linesOf(
  { database }: Runtime,
  { person, disclosure }: Dossier,
  limit: number,
): Promise<Line[]> {
  const { reader } = database
  const records = await readRecordings(reader, person, { limit })
  const looks = disclosure.views ? await readLooks(reader, person.row.id, { limit }) : []
  return [...records.map((record): Line => ({ what: 'record', at: record.at, record })), ...looks]
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, limit)
}

async function tell(runtime: Runtime, dossier: Dossier, lines: readonly Line[]) {
  const { reader } = runtime.database
  const known = new Map<string, ToldStaff>()
  const staffOf = async (who: { ura: string; memberId: string }, wasThere: boolean) => {
    const name = `${who.ura} ${who.memberId} ${wasThere}`
    const told = known.get(name) ?? (await tellStaff(reader, runtime, { dossier, who, wasThere }))
    known.set(name, told)
    return told
  }
  const told = []
  for (const line of lines) told.push(await tellLine(dossier, { line, staffOf }))
  return told
}

type Telling = {
  line: Line
  staffOf: (who: { ura: string; memberId: string }, wasThere: boolean) => Promise<ToldStaff>
}

async function tellLine({ actorId }: Dossier, { line, staffOf }: Telling) {
  const { at } = line
  if (line.what === 'unreadable') return { what: line.what, at, staff: null, record: null, did: null }
  if (line.what === 'desk') return { what: line.what, at, staff: null, record: null, did: line.did }
  if (line.what !== 'record')
    return { what: line.what, at, staff: await staffOf(line, false), record: null, did: null }
  const { record } = line
  const { id, what, endedAs, caseAnsweredAt } = record
  const answer = oneAnswerOf(record)
  return {
    ...{ what: line.what, at, did: null },
    staff: await staffOf(record, record.saidBy === actorId),
    record: {
      id,
      what,
      answer,
      ended: endedAs !== null,
      answered: caseAnsweredAt !== null,
      isNew: isUnseen(record, actorId),
    },
  }
}

async function logRead({ database, keyring }: Runtime, opened: Dossier): Promise<void> {
  const entry = act(opened, { event: 'recording-read', action: 'R' })
  if (!opened.representation) return recordReading(database, entry)
  await database.transact(async (transaction) => {
    await stillReadable(transaction, { keyring }, opened)
    await appendActivity(transaction, [entry])
  })
}
