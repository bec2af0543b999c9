import { and, asc, count, eq, exists, gt, inArray, isNotNull, isNull, not, or } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { registerFollow, registerRun, subject, subjectKey } from '~/person/tables.server'
import { representation } from '~/representation/tables.server'

export type Page = { after: string; limit: number }
export type RunRow = typeof registerRun.$inferSelect

const RUN = 'changes'

/** Whoever is to be followed: with a choice, a representation in force on either side, or whose death may be a mistake. */
function isWanted(reader: Reader) {
  const active = reader
    .select({ id: representation.id })
    .from(representation)
    .where(
      and(
        eq(representation.state, 'active'),
        or(eq(representation.subjectId, subject.id), eq(representation.representativeId, subject.id)),
      ),
    )
  return and(
    isNull(subject.erasingFrom),
    isNotNull(subjectKey.profileKeySealed),
    or(
      gt(subject.currentVersion, 0),
      exists(active),
      and(isNotNull(subject.deceasedAt), isNotNull(subject.ageCategory)),
    ),
  )!
}

/** Who is to be followed and is not yet, or was refused before; in order of id. */
export async function readToFollow(reader: Reader, { after, limit }: Page): Promise<string[]> {
  const rows = await reader
    .select({ id: subject.id })
    .from(subject)
    .innerJoin(subjectKey, eq(subjectKey.subjectId, subject.id))
    .leftJoin(registerFollow, eq(registerFollow.subjectId, subject.id))
    .where(
      and(
        gt(subject.id, after),
        isWanted(reader),
        or(isNull(registerFollow.subjectId), eq(registerFollow.state, 'refused')),
      ),
    )
    .orderBy(asc(subject.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Who is followed and is not to be any more; in order of id. */
export async function readToLeave(reader: Reader, { after, limit }: Page): Promise<string[]> {
  const rows = await reader
    .select({ id: registerFollow.subjectId })
    .from(registerFollow)
    .leftJoin(subject, eq(subject.id, registerFollow.subjectId))
    .leftJoin(subjectKey, eq(subjectKey.subjectId, registerFollow.subjectId))
    .where(
      and(
        gt(registerFollow.subjectId, after),
        or(isNull(subject.id), isNull(subjectKey.profileKeySealed), not(isWanted(reader))),
      ),
    )
    .orderBy(asc(registerFollow.subjectId))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Who is followed and to be asked about anew; in order of id. */
export async function readToAsk(reader: Reader, { after, limit }: Page): Promise<string[]> {
  const rows = await reader
    .select({ id: registerFollow.subjectId })
    .from(registerFollow)
    .where(and(eq(registerFollow.askAgain, true), gt(registerFollow.subjectId, after)))
    .orderBy(asc(registerFollow.subjectId))
    .limit(limit)
  return rows.map(({ id }) => id)
}

type Followed = { subjectId: string; state: 'following' | 'refused'; at: Date }

/** Keeps that somebody is followed, or refused, from now on: either way to be asked about anew. */
export async function writeFollow(transaction: Transaction, { subjectId, state, at }: Followed) {
  await transaction
    .insert(registerFollow)
    .values({ subjectId, state, since: at })
    .onConflictDoUpdate({ target: registerFollow.subjectId, set: { state, since: at, askAgain: true } })
}

export async function dropFollow(transaction: Transaction, subjectId: string) {
  await transaction.delete(registerFollow).where(eq(registerFollow.subjectId, subjectId))
}

/** Marks those of these numbers who are followed; answers how many. */
export async function markChanged(transaction: Transaction, bsnIndexes: readonly string[]): Promise<number> {
  const ids = transaction
    .select({ id: subject.id })
    .from(subject)
    .where(inArray(subject.bsnIndex, [...bsnIndexes]))
  const marked = await transaction
    .update(registerFollow)
    .set({ askAgain: true })
    .where(inArray(registerFollow.subjectId, ids))
    .returning({ subjectId: registerFollow.subjectId })
  return marked.length
}

export async function markAsked(transaction: Transaction, subjectId: string) {
  await transaction
    .update(registerFollow)
    .set({ askAgain: false })
    .where(eq(registerFollow.subjectId, subjectId))
}

/** How far the reading of changes came; nothing yet before the first. */
export async function readRun(reader: Reader): Promise<Omit<RunRow, 'id'>> {
  const [row] = await reader.select().from(registerRun).where(eq(registerRun.id, RUN)).limit(1)
  return row ?? { openOn: null, completeOn: null, completedAt: null }
}

export async function writeRun(transaction: Transaction, run: Partial<Omit<RunRow, 'id'>>) {
  await transaction
    .insert(registerRun)
    .values({ id: RUN, ...run })
    .onConflictDoUpdate({ target: registerRun.id, set: run })
}

/** How many are followed, and of how many there is no answer yet. */
export async function countFollowed(reader: Reader): Promise<{ followed: number; waiting: number }> {
  const [all] = await reader.select({ n: count() }).from(registerFollow)
  const [waiting] = await reader
    .select({ n: count() })
    .from(registerFollow)
    .where(eq(registerFollow.askAgain, true))
  return { followed: all?.n ?? 0, waiting: waiting?.n ?? 0 }
}
