import type { ActivityEntry, ActivityEvent, ActivityUser } from '~/audit/entry'
import { LOGGED_AS } from '~/staff/role'
import type { ArrivingStaff, InternalRole, Staff } from './actor'

/** Who comes or goes; null for somebody who did not come far enough to be known, or of whom the log says no more. */
export type Coming =
  | { subjectId: string | null }
  | { memberId: string | null; role: (Staff | ArrivingStaff)['role']; organisation: string | null }
  | { worker: string | null; roles: readonly InternalRole[] }

type SessionEvent = {
  event: Extract<ActivityEvent, 'logged-in' | 'login-refused' | 'logged-out' | 'workplace-chosen'>
  at: Date
  by: Coming
  /** Which session, or why there is none. */
  object: string
  requestId: string
}

/** Coming in, going out and being refused, for the activity log (NEN 7513: user authentication). */
export function sessionEntry({ event, at, by, object, requestId }: SessionEvent): ActivityEntry {
  return {
    event,
    action: 'E',
    outcome: event === 'login-refused' ? 'refused' : 'success',
    at,
    ...whoIn(by),
    object: { type: 'session', id: object },
    checks: { authorisation: event !== 'login-refused' },
    requestId,
  }
}

function whoIn(by: Coming): Pick<ActivityEntry, 'subjectId' | 'organisation' | 'users'> {
  if ('subjectId' in by) {
    const { subjectId } = by
    return {
      subjectId,
      organisation: null,
      users: [{ id: subjectId ?? 'unknown', role: '01', initiator: true }],
    }
  }
  if ('worker' in by) return { subjectId: null, organisation: null, users: [workerUser(by)] }
  const { memberId, role, organisation } = by
  return {
    subjectId: null,
    organisation,
    users: [{ id: memberId ?? 'unknown', role: LOGGED_AS[role], initiator: true }],
  }
}

/**
 * Who runs the portal, as the log names them (ISO 21298): 04 privileged for who can reach what others cannot, 07 supporting
 * for the desk.
 */
export function workerUser({
  worker,
  roles,
}: {
  worker: string | null
  roles: readonly InternalRole[]
}): ActivityUser {
  const isDesk = roles.every((role) => role === 'support-desk')
  return { id: worker ?? 'unknown', role: isDesk ? '07' : '04', initiator: true }
}

/** Enough of a session's index to tell sessions apart in the log. */
export function sessionName(sessionIndex: string): string {
  return sessionIndex.slice(0, 16)
}
