import type { ActivityEntry } from '~/audit/entry'
import type { AtDesk } from '~/authority/find-at-desk.server'
import { deskEntry } from '~/worker/log-user'

type LetterAct = Pick<ActivityEntry, 'event' | 'action' | 'at' | 'subjectId'> & { by: AtDesk }

/** What the desk did with a letter, for who gets it; of an answer to somebody who was not logged in it is of nobody. */
export function letterEntry(id: string, { by, ...act }: LetterAct): ActivityEntry {
  return deskEntry(by, { ...act, object: { type: 'mail', id } })
}
