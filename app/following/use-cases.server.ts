import { and, asc, eq } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import type { Follower } from './follower'
import { follower } from './tables.server'

/** Who follows a citizen's choices, the longest first. */
export async function readFollowers(reader: Reader, { row }: Subject): Promise<Omit<Follower, 'name'>[]> {
  return reader
    .select({ ura: follower.ura, since: follower.since })
    .from(follower)
    .where(eq(follower.subjectId, row.id))
    .orderBy(asc(follower.since), asc(follower.ura))
}

/** Ends that a provider follows somebody; answers whether it did. */
export async function endFollowing(
  transaction: Transaction,
  { person, ura }: { person: Subject; ura: string },
): Promise<boolean> {
  const ended = await transaction
    .delete(follower)
    .where(and(eq(follower.subjectId, person.row.id), eq(follower.ura, ura)))
    .returning({ ura: follower.ura })
  return ended.length > 0
}
