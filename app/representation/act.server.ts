import type { ActivityEntry } from '~/audit/entry'
import type { Acting, Dossier } from './dossier.server'
import { userOf, type StaffDossier } from './staff-dossier.server'

type Act = Pick<ActivityEntry, 'event' | 'action' | 'at' | 'requestId' | 'object'> & {
  outcome?: ActivityEntry['outcome']
}

type DossierAct = Pick<ActivityEntry, 'event' | 'action'> & {
  outcome?: ActivityEntry['outcome']
  /** What it was done to; the person's choices where nothing else is said. */
  object?: ActivityEntry['object']
  /** Which version of the choices. */
  version?: number
}

/**
 * What who acts does about the person of a dossier: by themself (subject of care), for another (proxy, ISO 21298), or as a
 * colleague of a care provider.
 */
export function act(
  dossier: Dossier<Acting> | StaffDossier,
  { object, version, outcome = 'success', ...done }: DossierAct,
): ActivityEntry {
  const { person, by, at, requestId } = dossier
  const profile = { type: 'profile' as const, id: person.row.id, ...(version !== undefined && { version }) }
  return {
    ...{ ...done, outcome, at, requestId, object: object ?? profile },
    subjectId: person.row.id,
    organisation: by.organisation,
    users: [userOf(by)],
  }
}

/** What follows by itself from a day, the register or a death. */
export function actBySystem(subjectId: string, act: Act): ActivityEntry {
  return entry(subjectId, { id: 'system', role: '07' }, act)
}

/** Of what somebody's gate closed who died, in the object of that entry. */
export const DEATH = 'deceased'

type GateAct = {
  gate: 'closed' | 'opened'
  why: typeof DEATH | 'under-decision'
  at: Date
  requestId: string
}

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
