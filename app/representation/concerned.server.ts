import type { ActivityEntry } from '~/audit/entry'
import type { Reader } from '~/db/database.server'
import type { Citizen } from '~/identity/actor'
import { findById, type Subject } from '~/person/store.server'
import type { ActingCitizen } from './acting'
import { concernedBy } from './standing.server'
import type { Sight } from './visible'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

/** Routes behind `citizen` always have an actor; this says so to the compiler and to whoever forgets it. */
export function required<Who>(actor: Who | null): Who {
  if (!actor) throw new Error('this needs somebody who is logged in')
  return actor
}

/** The citizen of a session. Throws when the row is gone: then the session should have been too. */
export async function citizenOf(reader: Reader, runtime: Runtime, actor: Citizen | null): Promise<Subject> {
  const citizen = await findById(reader, runtime, required(actor).subjectId)
  if (!citizen) throw new Error('the session is of somebody who is not there')
  return citizen
}

/**
 * Whose choices are on the screen: one's own, or those of whom one acts for (Wabvpz 15g). Whether one still may is looked
 * at anew, by whatever reads here: given a transaction, what it writes commits only while the representation is in force.
 * What is not in force any more looks like what is not there. What is only ever one's own (mail, address, log) asks for
 * `citizenOf`.
 */
export async function concernedOf(
  reader: Reader,
  runtime: Runtime,
  actor: ActingCitizen | null,
): Promise<Subject> {
  const who = required(actor)
  if (!who.actingFor) return citizenOf(reader, runtime, actor)
  const today = localDate(runtime.now())
  const concerned = await concernedBy(reader, runtime, { actor: who, today })
  if (!concerned) throw new Response(null, { status: 404 })
  return concerned.person
}

/** A list of providers as far as who looks may see names (domain: safety of the child). */
export function seenBy<Provider>(actor: ActingCitizen | null, providers: Provider[]): Provider[] {
  return seesList(actor) ? providers : []
}

/** Whether the names on the list of own providers are theirs to see (domain: safety of the child). */
export function seesList(actor: ActingCitizen | null): boolean {
  const sight = actor?.actingFor?.sight
  return !sight || sight.providers === 'names'
}

/** Whether who asked about the choices, and who follows them, is theirs to see (domain: safety of the child). */
export function seesViews(actor: ActingCitizen | null): boolean {
  return actor?.actingFor?.sight.views !== false
}

/** How much of the providers that choices name is theirs to see: all of it, unless they act for another. */
export function sightOf(actor: ActingCitizen | null): Sight['namedInChoices'] {
  return actor?.actingFor?.sight.namedInChoices ?? 'names'
}

/** The same of a yes that is asked: one agrees to what one can see. */
export function askedSightOf(actor: ActingCitizen | null): Sight['namedInAsked'] {
  return actor?.actingFor?.sight.namedInAsked ?? 'names'
}

/** Whether the list of own providers is theirs to change: of 12 to 15 who is let in only looks. */
export function changesList(actor: ActingCitizen | null): boolean {
  return seesList(actor) && actor?.actingFor?.decides !== 'together'
}

type Act = Pick<ActivityEntry, 'event' | 'action' | 'at' | 'requestId'> & { version?: number }

/** What somebody does with the choices of `concernedOf`: by themself (subject of care), or for another (proxy). */
export function actOf(actor: ActingCitizen | null, person: Subject, { version, ...act }: Act): ActivityEntry {
  const { subjectId, actingFor } = required(actor)
  return {
    ...act,
    outcome: 'success',
    subjectId: person.row.id,
    organisation: null,
    users: [{ id: subjectId, role: actingFor ? '02' : '01', initiator: true }],
    object: { type: 'profile', id: person.row.id, ...(version !== undefined && { version }) },
  }
}
