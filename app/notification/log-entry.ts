import type { ActivityEntry } from '~/audit/entry'

/** Who asks, and in which request. */
export type By = { subjectId: string; requestId: string }

type MailEvent = By & Pick<ActivityEntry, 'event' | 'action' | 'at'> & { object: string }

/** What a citizen did about mail, for the activity log: which setting, never an address or a name. */
export function mailEntry({ object, subjectId, ...rest }: MailEvent): ActivityEntry {
  return {
    ...rest,
    outcome: 'success',
    subjectId,
    organisation: null,
    users: [{ id: subjectId, role: '01', initiator: true }],
    object: { type: 'mail', id: object },
  }
}
