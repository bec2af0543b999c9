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

/**
 * Whose choices are on the screen: one's own, or those of whom one acts for. What is not in force any more looks like
 * what is not there. What is only ever one's own (mail, address, log) asks for `citizenOf`.
 */
export async function concernedOf(reader: Reader, runtime: Runtime, actor: Actor | null): Promise<Subject> {
  const { actingFor } = required(actor)
  if (!actingFor) return citizenOf(reader, runtime, actor)
  const person = actingFor.access === 'open' ? await findById(reader, runtime, actingFor.subjectId) : null
  if (!person?.keys.profile) throw new Response(null, { status: 404 })
  return person
}

/** What somebody does with the choices of `concernedOf`: by themself (subject of care), or for another (proxy). */
export function actOf(actor: Actor | null, person: Subject, act: Act): ActivityEntry {
  const { subjectId, actingFor } = required(actor)
  const users: ActivityEntry['users'] = [{ id: subjectId, role: actingFor ? '02' : '01', initiator: true }]
  return { ...ownAct(person, act), users }
}

/** A list of providers as far as who looks may see names (domain: safety of the child). */
export function seenBy<Provider>(actor: Actor | null, providers: Provider[]): Provider[] {
  const sight = actor?.actingFor?.sight
  return !sight || sight.providers === 'names' ? providers : []
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
