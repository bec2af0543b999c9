import { and, eq, like } from 'drizzle-orm'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import type { Dossier } from '~/representation/dossier.server'
import { keyset } from '~/runtime/keyset.server'
import type { Runtime } from '~/runtime/runtime.server'
import { checkLines, firstDays, type Check, type CheckLine } from './check-lines'
import { organisationsOf } from './named.server'
import { beginningOf } from './request'
import { isShown } from './answer-use-cases.server'
import { seesRequests } from './sees'
import { readArrivedAt, readRequests, type StoredRequest } from './store.server'

/** So many lines stand on a page, of so many entries of the log at once. */
const PAGE = 30
const READ = 600

const ORDER = keyset({
  order: { at: activity.at, lane: activity.lane, sequence: activity.sequence },
  direction: 'newest-first',
  name: 'leave looked at',
})

/** Where a list of looks is gone on with, as its address has it; null at its start. */
type Asked = { place: string | null }

/**
 * Who looked whether one gave leave, and for what, newest first, a page of whole days at a time. Empty for who may not see who asks;
 * null for a place that was not given here.
 */
export async function readChecks(runtime: Runtime, dossier: Dossier, asked: Asked) {
  if (!seesRequests(dossier)) return { first: true, next: null, checks: [] }
  const page = await readPage(runtime, dossier, { ...asked, of: null })
  if (!page) return null
  const { lines, ...places } = page
  const { reader } = runtime.database
  const requests = await readRequests(reader, runtime, [...new Set(lines.map(({ requestId }) => requestId))])
  const nameOf = await organisationsOf(reader, lines)
  const checks = lines.map(({ ura, requestId, ...line }) => {
    const request = requests.find(({ id }) => id === requestId)
    const isTheirs = request?.subjectId === dossier.person.row.id
    return {
      ...{ ...line, organisation: nameOf(ura).name },
      /** Gone once it is kept no more; the line of the log stays. */
      request: isTheirs
        ? { id: requestId, purpose: request.purpose, words: beginningOf(request.asked.text) }
        : null,
    }
  })
  return { ...places, checks }
}

const NOT_TOLD = { isTold: false, checks: [], first: true, next: null }

/**
 * Who looked at one request that reached a person, in the same way; null where there is none too. A parent who was asked along for one of a
 * child of 12 to 15 is told no looks: who looks is the child's own.
 */
export async function readChecksOf(
  runtime: Runtime,
  dossier: Dossier,
  { id, ...asked }: Asked & { id: string },
) {
  const { person } = dossier
  const found = await readArrivedAt(runtime.database.reader, runtime, { person, id })
  if (found && !seesRequests(dossier))
    return asked.place === null && isShown(dossier, found) ? NOT_TOLD : null
  const page = found && (await readPage(runtime, dossier, { ...asked, of: found }))
  if (!page) return null
  const { lines, ...places } = page
  const checks = lines.map(({ key, at, answer, times }) => ({ key, at, answer, times }))
  return { isTold: true, ...places, checks }
}

type Of = { of: Pick<StoredRequest, 'id' | 'ura'> | null }
type Page = { lines: CheckLine[]; first: boolean; next: string | null }

async function readPage(
  runtime: Runtime,
  { person }: Dossier,
  { place: asked, of }: Asked & Of,
): Promise<Page | null> {
  const whose = `${person.row.id} ${of?.id ?? ''}`
  const place = asked === null ? null : ORDER.readPlace(runtime, whose, asked)
  if (asked !== null && !place) return null
  const { reader } = runtime.database
  const rows = await reader
    .select()
    .from(activity)
    .where(
      and(
        eq(activity.subjectId, person.row.id),
        eq(activity.event, 'consent-checked'),
        of ? and(eq(activity.organisation, of.ura), like(activity.entry, naming(of.id))) : undefined,
        ORDER.after(place),
      ),
    )
    .orderBy(...ORDER.orderBy)
    .limit(READ + 1)
  const isMore = rows.length > READ
  const read = rows.slice(0, READ)
  const found = readable(reader, read)
  const shown = firstDays(found, { lines: PAGE, isMore })
  const isEnd = !isMore && shown.length === found.length
  // Where nothing of it can be read, it goes on behind it.
  const last = shown.at(-1)?.row ?? read.at(-1)
  const next = last && !isEnd ? ORDER.placeText(runtime, whose, last) : null
  return { lines: checkLines(shown), first: asked === null, next }
}

type Row = typeof activity.$inferSelect

function readable(reader: Reader, rows: readonly Row[]): (Check & { row: Row })[] {
  return rows.flatMap((row) => {
    const entry = readEntry(reader, row)
    if (!entry) return []
    const answer = entry.outcome === 'permit' ? ('yes' as const) : ('no' as const)
    return [{ row, at: row.at, ura: entry.organisation ?? '', requestId: entry.object.id, answer }]
  })
}

/** What stands in the entry of a look at one request, as it is written. */
const naming = (id: string) => `%"object":{"type":"consent-request","id":"${id}"%`
