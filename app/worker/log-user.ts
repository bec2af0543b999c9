import type { ActivityUser } from '~/audit/entry'

/** Somebody of the support desk, as the activity log names them everywhere (ISO 21298: 07, supporting). */
export function deskUser(worker: string): ActivityUser {
  return { id: worker, role: '07', initiator: true }
}
