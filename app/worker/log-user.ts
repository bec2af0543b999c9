import type { ActivityEntry, ActivityUser } from '~/audit/entry'

/** Somebody of the support desk, as the activity log names them everywhere (ISO 21298: 07, supporting). */
export function deskUser(worker: string): ActivityUser {
  return { id: worker, role: '07', initiator: true }
}

/** Who of the desk does something, and in which request. */
type AtDesk = { worker: string; requestId: string }
type Done = Pick<ActivityEntry, 'event' | 'action' | 'at' | 'object'> &
  Partial<Pick<ActivityEntry, 'outcome' | 'subjectId'>>

/** What somebody of the desk did, for the activity log; about nobody where no citizen is named. */
export function deskEntry({ worker, requestId }: AtDesk, done: Done): ActivityEntry {
  return {
    outcome: 'success',
    subjectId: null,
    ...done,
    requestId,
    organisation: null,
    users: [deskUser(worker)],
  }
}
