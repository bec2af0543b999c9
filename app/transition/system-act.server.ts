import type { ActivityEntry, ActivityEvent } from '~/audit/entry'
import type { Subject } from '~/person/store.server'
import type { Occasion } from './transition'

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
