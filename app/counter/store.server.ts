import { and, asc, eq, gte, isNull, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { profileKey, type Subject } from '~/person/store.server'
import { seal, unseal } from '~/sealing/seal.server'
import { visit } from './tables.server'
import { LOOK_UPS, type LookedUp, type VisitContent } from './visit'

type Row = typeof visit.$inferSelect
export type VisitHead = Omit<Row, 'contentSealed' | 'rowTag'>
type Whose = Pick<VisitHead, 'memberId' | 'ura'>

/** A visit of this member at this organisation; null when it is another's, or not there. */
export async function readVisit(reader: Reader, { id, memberId, ura }: Whose & { id: string }) {
  const [row] = await reader.select().from(visit).where(eq(visit.id, id)).limit(1)
  if (!row) return null
  const genuine = reader.tags.genuine(visit, row)
  return genuine.memberId === memberId && genuine.ura === ura ? genuine : null
}

/** What stands on its screens. */
export function openContent(person: Subject, { id, contentSealed }: Pick<Row, 'id' | 'contentSealed'>) {
  return JSON.parse(unseal(profileKey(person), placeOf(id), contentSealed)) as VisitContent
}

type NewVisit = Whose & { id: string; at: Date }

export async function insertVisit(
  transaction: Transaction,
  { person, content, at, ...row }: NewVisit & { person: Subject; content: VisitContent },
): Promise<void> {
  const contentSealed = sealed(person, row.id, content)
  await transaction
    .insert(visit)
    .values({ ...row, subjectId: person.row.id, openedAt: at, lastAt: at, contentSealed })
}

/** That somebody looked, and found nobody. */
export async function insertMiss(transaction: Transaction, { at, ...row }: NewVisit): Promise<void> {
  await transaction
    .insert(visit)
    .values({ ...row, subjectId: null, openedAt: at, lastAt: at, closedAt: at, contentSealed: '' })
}

export async function writeContent(
  transaction: Transaction,
  person: Subject,
  { id, content, at }: { id: string; content: VisitContent; at: Date },
): Promise<void> {
  await transaction
    .update(visit)
    .set({ contentSealed: sealed(person, id, content), lastAt: at })
    .where(eq(visit.id, id))
}

/** Goes on with a visit that was wiped, by who found its person again. */
export async function openAgain(
  transaction: Transaction,
  person: Subject,
  shown: { id: string; content: VisitContent; at: Date },
): Promise<void> {
  const { id, at } = shown
  await transaction.update(visit).set({ openedAt: at, closedAt: null }).where(eq(visit.id, id))
  await writeContent(transaction, person, shown)
}

/** Wipes what is on the screens of a visit. */
export async function wipe(transaction: Transaction, id: string, at: Date): Promise<void> {
  await transaction
    .update(visit)
    .set({ contentSealed: '', closedAt: at })
    .where(and(eq(visit.id, id), isNull(visit.closedAt)))
}

/** How often this member, and everybody of the organisation, looked somebody up lately. */
export async function countLookUps(reader: Reader, { memberId, ura }: Whose, now: Date): Promise<LookedUp> {
  const since = gte(visit.openedAt, new Date(now.getTime() - LOOK_UPS.minutes * 60_000))
  const missed = isNull(visit.subjectId)
  const own = and(eq(visit.memberId, memberId), since)
  const count = (where: SQL | undefined) => reader.$count(visit, where)
  return {
    misses: await count(and(own, missed)),
    missesOfOrganisation: await count(and(eq(visit.ura, ura), since, missed)),
    all: await count(own),
  }
}

/** The visits of a member for an organisation since a moment, oldest first; those that found nobody too. */
export async function readVisitsSince(
  reader: Reader,
  { memberId, ura, since }: Whose & { since: Date },
): Promise<VisitHead[]> {
  const rows = await reader
    .select()
    .from(visit)
    .where(and(eq(visit.memberId, memberId), eq(visit.ura, ura), gte(visit.openedAt, since)))
    .orderBy(asc(visit.openedAt), asc(visit.id))
  return rows.map((row) => {
    const { contentSealed: _content, rowTag: _tag, ...head } = reader.tags.genuine(visit, row)
    return head
  })
}

function sealed(person: Subject, id: string, content: VisitContent): string {
  return seal(profileKey(person), placeOf(id), JSON.stringify(content))
}

function placeOf(row: string) {
  return { table: 'visit', column: 'content_sealed', row }
}
