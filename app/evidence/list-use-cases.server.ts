import { and, eq, inArray, type SQL } from 'drizzle-orm'
import {
  countCases,
  endsBy,
  listCases,
  NEWEST_FIRST,
  OLDEST_FIRST,
  standsIn,
  type Case,
} from '~/representation/evidence-store.server'
import { evidence } from '~/representation/tables.server'
import { readCode } from '~/runtime/code'
import { addDays, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { workersNamed } from '~/worker/store.server'
import { ENDS_SOON_DAYS, EVIDENCE_LIST, EVIDENCE_SHOWS, readShow, stageOf, type EvidenceShow } from './list'
import { writeNumber } from '~/representation/case-number'

const PAGE = 25

/**
 * What the desk is asked to look at, oldest first; what is decided, the latest first. Of whom it is stands on no list: others
 * see this screen. Null for a place that was not given for this list.
 */
export async function readEvidenceList(runtime: Runtime, query: URLSearchParams) {
  const { reader } = runtime.database
  const values = EVIDENCE_LIST.values(query)
  const show = readShow(values.toon)
  const today = localDate(runtime.now())
  const order = show === 'besloten' ? NEWEST_FIRST : OLDEST_FIRST
  const whose = EVIDENCE_LIST.query(values)
  const asked = EVIDENCE_LIST.place(query)
  const place = asked === null ? null : order.readPlace(runtime, whose, asked)
  if (asked !== null && !place) return null
  const where = and(ofShow(show, today), ofFilter(values))
  const { shown, last } = await listCases(reader, { where, order, place, limit: PAGE })
  const workers = shown.flatMap(({ row }) => [row.seenBy, row.decidedBy]).filter((one) => one !== null)
  const names = await workersNamed(reader, runtime, workers)
  const counts = await Promise.all(
    EVIDENCE_SHOWS.filter((one) => one !== 'besloten').map(
      async (one) => [one, await countCases(reader, ofShow(one, today))] as const,
    ),
  )
  return {
    values,
    first: asked === null,
    next: last && order.placeText(runtime, whose, last),
    counts: Object.fromEntries(counts) as Partial<Record<EvidenceShow, number>>,
    cases: shown.map((found) => listed(found, { names, today })),
  }
}

function ofShow(show: EvidenceShow, today: string): SQL {
  switch (show) {
    case 'open':
      return standsIn('requested', 'seen')
    case 'nieuw':
      return standsIn('requested')
    case 'tweede':
      return standsIn('seen')
    case 'loopt-af':
      return endsBy({ from: today, to: addDays(today, ENDS_SOON_DAYS) })
    case 'besloten':
      return standsIn('active', 'suspended', 'granted', 'refused', 'withdrawn', 'ended')
  }
}

/** A number finds one, as somebody says it on the phone; what can be no number finds none. */
function ofFilter({ soort, nummer }: { soort: string; nummer: string }): SQL | undefined {
  const byKind = soort === '' ? undefined : eq(evidence.kind, soort)
  const number = nummer === '' ? null : readCode(nummer, 8)
  const byNumber = nummer === '' ? undefined : inArray(evidence.number, number ? [number] : [''])
  return and(byKind, byNumber)
}

type Listing = { names: Map<string, string>; today: string }

function listed({ row, grant }: Case, { names, today }: Listing) {
  const { id, number, kind, channel, createdAt, seenBy, decidedBy, decidedAt } = row
  return {
    ...{ id, kind, channel },
    seen: seenBy !== null && { name: names.get(seenBy) ?? null },
    decided: decidedAt !== null && { name: names.get(decidedBy ?? '') ?? null },
    number: writeNumber(number),
    askedAt: createdAt,
    endsOn: grant?.endsOn ?? null,
    stage: stageIn({ row, grant }, today),
  }
}

/** Where a case stands today. */
export function stageIn({ row, grant }: Case, today: string) {
  const facts = {
    endsOn: grant?.endsOn ?? null,
    decided: Boolean(grant?.confirmedBy),
    over: row.endedAt !== null,
  }
  return stageOf(row.state ?? grant?.state ?? 'withdrawn', facts, today)
}
