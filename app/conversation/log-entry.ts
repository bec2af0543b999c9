import type { ActivityEntry, ActivityEvent } from '~/audit/entry'
import { deskUser } from '~/worker/log-user'

/** A colleague of the desk, as the session knows them. */
export type Worker = { worker: string; name: string }

type MessageEvent = {
  event: Extract<ActivityEvent, `message-${string}`>
  action: ActivityEntry['action']
  /** Which conversation, and what was done with it. */
  id: string
  act?: string
  /** Whose conversation it is, where that is known. */
  subjectId: string | null
  by: Pick<Worker, 'worker'> | 'person'
  at: Date
  requestId: string
}

/**
 * What happened with a message, for the activity log: which one, by whom and what; nothing of who wrote or of what.
 */
export function messageEntry({ id, act, by, subjectId, ...event }: MessageEvent): ActivityEntry {
  const user =
    by === 'person'
      ? ({ id: subjectId ?? 'unknown', role: '01', initiator: true } as const)
      : deskUser(by.worker)
  return {
    ...{ ...event, subjectId, outcome: 'success', organisation: null },
    users: [user],
    object: { type: 'message', id: act ? `${act} ${id}` : id },
  }
}
