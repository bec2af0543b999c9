import type { ActivityEntry, ActivityEvent } from '~/audit/entry'

type SessionEvent = {
  event: Extract<ActivityEvent, 'logged-in' | 'login-refused' | 'logged-out'>
  at: Date
  /** Null for somebody who did not come far enough to be known. */
  subjectId: string | null
  /** Which session, or why there is none. */
  object: string
  requestId: string
}

/** Coming in, going out and being refused, for the activity log (NEN 7513: user authentication). */
export function sessionEntry({ event, at, subjectId, object, requestId }: SessionEvent): ActivityEntry {
  return {
    event,
    action: 'E',
    outcome: event === 'login-refused' ? 'refused' : 'success',
    at,
    subjectId,
    organisation: null,
    users: [{ id: subjectId ?? 'unknown', role: '01', initiator: true }],
    object: { type: 'session', id: object },
    checks: { authorisation: event !== 'login-refused' },
    requestId,
  }
}

/** Enough of a session's index to tell sessions apart in the log. */
export function sessionName(sessionIndex: string): string {
  return sessionIndex.slice(0, 16)
}
