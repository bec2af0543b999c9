import { and, eq } from 'drizzle-orm'
import type { ActivityEntry, ActivityEvent } from '~/audit/entry'
import type { Reader, Transaction } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { transitionMark } from './tables.server'
import type { Occasion } from './transition'

export type MarkKind = 'end-announced' | 'still-right' | 'catalogue-told'
type Marked = { citizen: Subject; kind: MarkKind; reason: string }

/** Marks that something was told for a reason; false when it was before. */
export async function mark(
  transaction: Transaction,
  { citizen, kind, reason }: Marked,
  at: Date,
): Promise<boolean> {
  const written = await transaction
    .insert(transitionMark)
    .values({ subjectId: citizen.row.id, kind, reason, at })
    .onConflictDoNothing()
    .returning({ reason: transitionMark.reason })
  return written.length > 0
}

/** The reasons for which something was told to a citizen, and when. */
export async function readMarks(reader: Reader, citizen: Subject, kind: MarkKind) {
  return reader
    .select({ reason: transitionMark.reason, at: transitionMark.at })
    .from(transitionMark)
    .where(and(eq(transitionMark.subjectId, citizen.row.id), eq(transitionMark.kind, kind)))
}

/** What happened by itself, for the activity log: the system is the only user (NEN 7513). */
export function systemAct(
  citizen: Subject,
  event: ActivityEvent,
  { at, requestId, version }: Pick<Occasion, 'at' | 'requestId'> & { version: number },
): ActivityEntry {
  return {
    event,
    action: 'E',
    outcome: 'success',
    at,
    subjectId: citizen.row.id,
    organisation: null,
    users: [{ id: 'transitions', role: '07', initiator: true }],
    object: { type: 'profile', id: citizen.row.id, version },
    requestId,
  }
}
