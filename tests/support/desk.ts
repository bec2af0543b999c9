import { asc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '~/db/database.server'
import * as desk from '~/mandate/desk-use-cases.server'
import type { Doors } from '~/representation/decision-status.server'
import { EVIDENCE_OF, type CaseKind, type SeenPapers } from '~/representation/evidence'
import { listCases, OLDEST_FIRST, type Case } from '~/representation/evidence-store.server'
import { ranksAbove, type HigherRecords } from '~/representation/grant'
import { readRepresentation, type Representation } from '~/representation/store.server'
import { evidence, representation } from '~/representation/tables.server'
import { localDate } from '~/runtime/local-date'

/* Two of the desk who do what they must, where a test is about what comes of it. */

type Step = { id: string; requestId: string; staffId: string }

/** The fewest papers that show it. */
export const papersFor = (kind: CaseKind, dated: string): SeenPapers => ({
  papers: EVIDENCE_OF[kind].map(([first]) => first!),
  dated,
  extractDated: dated,
})

/** What waits for the desk, oldest first. */
export async function readDeskList({ runtime }: Pick<Doors, 'runtime'>): Promise<Representation[]> {
  const { reader } = runtime.database
  const rows = await reader
    .select()
    .from(representation)
    .where(inArray(representation.state, ['requested', 'seen']))
    .orderBy(asc(representation.createdAt))
  return rows.map((row) => reader.tags.genuine(representation, row) as Representation & typeof row)
}

/** Everything that the desk was asked about a person. */
export async function readCasesOf(reader: Reader, subjectId: string): Promise<Case[]> {
  const where = eq(evidence.subjectId, subjectId)
  return (await listCases(reader, { where, order: OLDEST_FIRST, place: null, limit: 100 })).shown
}

/** Sees papers that say what was asked. */
export async function seeEvidence(doors: Doors, { staffId, ...step }: Step) {
  const asked = await readRepresentation(doors.runtime.database.reader, step.id)
  if (!asked) return { ok: false, refusal: 'not-there' } as const
  const papers = papersFor(asked.kind, localDate(doors.runtime.now()))
  const higher = Object.fromEntries(ranksAbove(asked.kind).map((rank) => [rank, 'absent'] as const))
  const found = { startsOn: asked.startsOn, endsOn: asked.endsOn!, higher }
  return desk.seeEvidence(doors, { ...step, worker: staffId, papers, found })
}

export const confirmEvidence = (doors: Doors, { staffId, ...step }: Step & { higher: HigherRecords }) =>
  desk.confirmEvidence(doors, { ...step, worker: staffId })

export const refuseEvidence = (doors: Doors, { staffId, ...step }: Step) =>
  desk.refuseEvidence(doors, { ...step, worker: staffId, reason: 'Het papier is te oud.' })
