import { and, asc, eq } from 'drizzle-orm'
import type { Reader, Transaction } from '~/db/database.server'
import { profileKey, type Subject } from '~/person/store.server'
import { seal, unseal } from '~/sealing/seal.server'
import type { FollowedFrom, FollowReason, Follower } from './follower'
import { follower } from './tables.server'

/** Who follows a citizen's choices, the longest first. */
export async function readFollowers(reader: Reader, { row }: Subject): Promise<Omit<Follower, 'name'>[]> {
  const rows = await reader
    .select()
    .from(follower)
    .where(eq(follower.subjectId, row.id))
    .orderBy(asc(follower.since), asc(follower.ura))
  return rows
    .map((found) => reader.tags.genuine(follower, found))
    .map(({ ura, since, stopAskedAt }) => ({ ura, since, stopAskedAt }))
}

/** Whom a provider follows, the longest first; by internal id. */
export async function readFollowedBy(reader: Reader, ura: string): Promise<FollowedFrom[]> {
  const rows = await reader
    .select()
    .from(follower)
    .where(eq(follower.ura, ura))
    .orderBy(asc(follower.since), asc(follower.subjectId))
  return rows.map((found) => reader.tags.genuine(follower, found) as FollowedFrom)
}

/** That a provider follows this person; null when it does not. */
export async function readFollowing(
  reader: Reader,
  { subjectId, ura }: { subjectId: string; ura: string },
): Promise<FollowedFrom | null> {
  const [found] = await reader
    .select()
    .from(follower)
    .where(and(eq(follower.subjectId, subjectId), eq(follower.ura, ura)))
    .limit(1)
  return found ? (reader.tags.genuine(follower, found) as FollowedFrom) : null
}

/** What the person is called on the list of who follows them. */
export function followedName(person: Subject, { ura, nameSealed }: FollowedFrom): string | null {
  return nameSealed === '' ? null : unseal(profileKey(person), placeOf(person, ura), nameSealed)
}

type Beginning = { ura: string; startedBy: string; reason: FollowReason; name: string | null; at: Date }

/** Begins that a provider follows somebody; answers false where it did already. */
export async function beginFollowing(
  transaction: Transaction,
  person: Subject,
  { name, at, ...begun }: Beginning,
): Promise<boolean> {
  const nameSealed = name === null ? '' : seal(profileKey(person), placeOf(person, begun.ura), name)
  const { id: subjectId, currentVersion: seenVersion } = person.row
  const made = await transaction
    .insert(follower)
    .values({ ...begun, subjectId, since: at, nameSealed, seenVersion })
    .onConflictDoNothing()
    .returning({ ura: follower.ura })
  return made.length > 0
}

/** What staff saw last, or that the person asks them to stop. */
export async function writeFollowing(
  transaction: Transaction,
  { subjectId, ura }: { subjectId: string; ura: string },
  change: { seenVersion: number } | { stopAskedAt: Date },
): Promise<void> {
  await transaction
    .update(follower)
    .set(change)
    .where(and(eq(follower.subjectId, subjectId), eq(follower.ura, ura)))
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

function placeOf(person: Subject, ura: string) {
  return { table: 'follower', column: 'name_sealed', row: `${person.row.id}:${ura}` }
}
