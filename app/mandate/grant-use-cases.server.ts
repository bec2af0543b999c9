import { findById, numberOf } from '~/person/store.server'
import type { Bsn } from '~/person/bsn'
import type { ActingCitizen } from '~/representation/acting'
import type { Doors } from '~/representation/decision-status.server'
import type { PARENTAL_KINDS, RepresentationKind } from '~/representation/grant'
import { addDays, type LocalDate, localDate } from '~/runtime/local-date'
import { begin, type Granted, type Period } from './begin.server'
import { take, type Step, type Taken } from './take.server'

/**
 * The citizen authorises another in writing, online: the other, by number, must accept with their own DigiD. Whether
 * the other was ever here is not told.
 */
export async function offerAuthorisation(
  doors: Doors,
  actor: ActingCitizen,
  offer: Period & { to: Bsn; requestId: string },
): Promise<Granted> {
  const { subjectId } = actor
  const self = await findById(doors.runtime.database.reader, doors.runtime, subjectId)
  const person = self && numberOf(self)
  if (!person) return { ok: false, refusal: 'not-there' }
  return begin(doors, { ...offer, do: 'offer', kind: 'authorised', person, byId: subjectId })
}

/** Evidence about authority over a child is looked at anew after a year. */
const AUTHORITY_DAYS = 365

export type ChildAsked = { kind: (typeof PARENTAL_KINDS)[number]; childBsn: Bsn; requestId: string }

/**
 * Asks the desk who decides about a child of whom the register cannot say it (temporarily nobody, not to be determined,
 * under investigation, an institution), under 12 as well (domain: who decides). What the register does say is the desk's to
 * look at: whoever asks hears the same, so that a number tells nothing.
 */
export async function askWhoHasAuthority(
  doors: Doors,
  actor: ActingCitizen,
  { kind, childBsn, requestId }: ChildAsked,
): Promise<Granted> {
  const endsOn = addDays(localDate(doors.runtime.now()), AUTHORITY_DAYS)
  const asking = { kind, personBsn: childBsn, endsOn, requestId, asks: 'indeterminate' } as const
  return requestOnEvidence(doors, actor, asking)
}

type EvidenceAsked = {
  kind: RepresentationKind
  personBsn: Bsn
  endsOn: LocalDate
  requestId: string
  asks?: 'indeterminate'
}

/** Asks the desk for a representation on evidence, from today: curator, mentor, earlier authorisation, partner, next of kin. */
export async function requestOnEvidence(
  doors: Doors,
  actor: ActingCitizen,
  { personBsn: person, ...asking }: EvidenceAsked,
): Promise<Granted> {
  const { runtime } = doors
  const { subjectId } = actor
  const self = await findById(runtime.database.reader, runtime, subjectId)
  const to = self && numberOf(self)
  if (!to) return { ok: false, refusal: 'not-there' }
  const startsOn = localDate(runtime.now())
  return begin(doors, { ...asking, to, do: 'request', person, startsOn, byId: subjectId })
}

/** The other accepts what the citizen offered; from its first day it is in force. */
export function acceptAuthorisation(doors: Doors, actor: ActingCitizen, step: Step): Promise<Taken> {
  return take(doors, { ...step, command: { do: 'accept', by: actor.subjectId }, by: 'citizen' })
}

/** The other does not want to. */
export function declineAuthorisation(doors: Doors, actor: ActingCitizen, step: Step): Promise<Taken> {
  return take(doors, { ...step, command: { do: 'decline', by: actor.subjectId }, by: 'citizen' })
}

/** Ends a representation at once: by the person where they gave it, by the representative always. */
export function endRepresentation(doors: Doors, actor: ActingCitizen, step: Step): Promise<Taken> {
  return take(doors, { ...step, command: { do: 'end', by: actor.subjectId }, by: 'citizen' })
}

type OfficeStep = Step & { staffId: string }

/** The privacy officer stops it at once, where the person's interest requires, or lets it go on [MiC]. */
export function suspendRepresentation(
  doors: Doors,
  { staffId, resume = false, reason, ...step }: OfficeStep & { resume?: boolean; reason?: string },
): Promise<Taken> {
  const command = { do: resume ? 'resume' : 'suspend', by: staffId } as const
  return take(doors, { ...step, command, by: 'officer', why: reason })
}

/** The privacy officer ends what does not rest on the register: that gives what it gives, and is suspended. */
export function endByOfficer(
  doors: Doors,
  { staffId, reason, ...step }: OfficeStep & { reason: string },
): Promise<Taken> {
  return take(doors, { ...step, command: { do: 'end', by: staffId }, by: 'officer', why: reason })
}
