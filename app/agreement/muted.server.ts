import { and, asc, eq, max } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { approval, muted } from '~/representation/tables.server'

type Mute = Omit<typeof muted.$inferSelect, 'at'>

/** Who wants no questions about a person from this asker, by internal id. */
export async function readMutedBy(
  reader: Reader,
  { subjectId, askerId }: Pick<Mute, 'subjectId' | 'askerId'>,
): Promise<string[]> {
  const rows = await reader
    .select({ byId: muted.byId })
    .from(muted)
    .where(and(eq(muted.subjectId, subjectId), eq(muted.askerId, askerId)))
  return rows.map(({ byId }) => byId)
}

/** From whom somebody wants no questions about a person; `lastAsked` is the last question of that asker, newest last. */
export async function readMutedAskers(
  reader: Reader,
  { subjectId, byId }: Pick<Mute, 'subjectId' | 'byId'>,
): Promise<{ askerId: string; at: Date; lastAsked: string }[]> {
  const isAboutIt = and(eq(approval.subjectId, muted.subjectId), eq(approval.authorId, muted.askerId))
  const rows = await reader
    .select({ askerId: muted.askerId, at: muted.at, lastAsked: max(approval.id) })
    .from(muted)
    .innerJoin(approval, isAboutIt)
    .where(and(eq(muted.subjectId, subjectId), eq(muted.byId, byId)))
    .groupBy(muted.askerId, muted.at)
    .orderBy(asc(muted.at), asc(muted.askerId))
  return rows.flatMap(({ lastAsked, ...row }) => (lastAsked === null ? [] : [{ ...row, lastAsked }]))
}

/** Writes it down; answers whether it was not so already. */
export async function insertMuted(transaction: Transaction, mute: Mute & { at: Date }): Promise<boolean> {
  const added = await transaction.insert(muted).values(mute).onConflictDoNothing().returning()
  return added.length > 0
}

/** Takes it away; answers whether it was there. */
export async function deleteMuted(
  transaction: Transaction,
  { subjectId, byId, askerId }: Mute,
): Promise<boolean> {
  const gone = await transaction
    .delete(muted)
    .where(and(eq(muted.subjectId, subjectId), eq(muted.byId, byId), eq(muted.askerId, askerId)))
    .returning()
  return gone.length > 0
}
