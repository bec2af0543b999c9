import type { ActivityEntry } from '~/audit/entry'
import type { Concerned } from './standing.server'

type Act = Pick<ActivityEntry, 'event' | 'action' | 'at' | 'requestId' | 'object'> & {
  outcome?: ActivityEntry['outcome']
}

/** An act about a person by themself (subject of care) or by who acts for them (proxy), for the log (ISO 21298). */
export function actBy(
  { person, actorId, representation }: Pick<Concerned, 'person' | 'actorId' | 'representation'>,
  act: Act,
): ActivityEntry {
  const role = representation ? '02' : '01'
  return entry(person.row.id, { id: actorId, role }, act)
}

/** What follows by itself from a day, the register or a death. */
export function actBySystem(subjectId: string, act: Act): ActivityEntry {
  return entry(subjectId, { id: 'system', role: '07' }, act)
}

type GateAct = { gate: 'closed' | 'opened'; why: 'deceased' | 'under-decision'; at: Date; requestId: string }

/** That a gate closed or opened by itself, and why: the cause stands in the object, for the citizen only. */
export function gateAct(subjectId: string, { gate, why, at, requestId }: GateAct): ActivityEntry {
  const object = { type: 'profile' as const, id: `${subjectId}:${why}` }
  return actBySystem(subjectId, { event: `gate-${gate}`, action: 'U', at, requestId, object })
}

/** An act of the desk or the privacy officer about a person. */
export function actByOffice(
  subjectId: string,
  { staffId, ...act }: Act & { staffId: string },
): ActivityEntry {
  return entry(subjectId, { id: staffId, role: '07' }, act)
}

/** What somebody does about another before they may act for them: ask, accept, pair. */
export function actAbout(subjectId: string, { byId, ...act }: Act & { byId: string }): ActivityEntry {
  return entry(subjectId, { id: byId, role: byId === subjectId ? '01' : '02' }, act)
}

function entry(
  subjectId: string,
  { id, role }: { id: string; role: '01' | '02' | '07' },
  { outcome = 'success', ...act }: Act,
): ActivityEntry {
  return { ...act, outcome, subjectId, organisation: null, users: [{ id, role, initiator: true }] }
}
