import type { ActivityEntry } from '~/audit/entry'
import type { Reader } from '~/db/database.server'
import type { Actor } from './actor'
import { findById, type Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'

/** Routes behind `citizen` always have an actor; this says so to the compiler and to whoever forgets it. */
export function required(actor: Actor | null): Actor {
  if (!actor) throw new Error('this needs somebody who is logged in')
  return actor
}

/** The citizen of a session. Throws when the row is gone: then the session should have been too. */
export async function citizenOf(reader: Reader, runtime: Runtime, actor: Actor | null): Promise<Subject> {
  const citizen = await findById(reader, runtime, required(actor).subjectId)
  if (!citizen) throw new Error('the session is of somebody who is not there')
  return citizen
}

type Act = Pick<ActivityEntry, 'event' | 'action' | 'at' | 'requestId'> & { version?: number }

/** A citizen's own act on their own profile, for the activity log. */
export function ownAct(citizen: Subject, { version, ...act }: Act): ActivityEntry {
  return {
    ...act,
    outcome: 'success',
    subjectId: citizen.row.id,
    organisation: null,
    users: [{ id: citizen.row.id, role: '01', initiator: true }],
    object: { type: 'profile', id: citizen.row.id, ...(version !== undefined && { version }) },
  }
}
