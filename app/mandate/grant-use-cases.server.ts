import { reassess } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import { mayAttemptAnother } from '~/authority/attempts.server'
import { isSuspendedBeside, slotBetween } from '~/authority/slot.server'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { ageOn } from '~/person/age'
import type { Bsn } from '~/person/bsn'
import { findById, findOrCreate, numberOf, type Subject } from '~/person/store.server'
import { actAbout, actByOffice } from '~/representation/act.server'
import type { ActingCitizen } from '~/representation/acting'
import { decisionStatusOf, type Doors } from '~/representation/decision-status.server'
import {
  decideGrant,
  isInForce,
  isTheirsToEnd,
  type PARENTAL_KINDS,
  type Grant,
  type GrantCommand,
  type GrantRefusal,
  type HigherRecords,
  type RepresentationKind,
} from '~/representation/grant'
import {
  insertRepresentation,
  readForDesk,
  readLiveOf,
  readRepresentation,
  writeRepresentation,
  type Representation,
} from '~/representation/store.server'
import type { WhoDecides } from '~/representation/who-decides'
import { addDays, type LocalDate, localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

export type Granted =
  | { ok: true; id: string; state: Grant['state'] }
  /** `already`: the two have one of this ground that lives. `too-many`: numbers were tried too often, whatever came of it. */
  | { ok: false; refusal: GrantRefusal | 'already' | 'too-many' }

type Period = { startsOn: LocalDate; endsOn: LocalDate | null }

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

type Beginning = Period & {
  do: 'offer' | 'request'
  kind: RepresentationKind
  person: Bsn
  /** The representative. */
  to: Bsn
  byId: string
  requestId: string
  asks?: 'indeterminate'
}

async function begin({ runtime }: Doors, beginning: Beginning): Promise<Granted> {
  const at = runtime.now()
  const id = runtime.newId()
  const { kind, byId, endsOn, requestId } = beginning
  return runtime.database.transact(async (transaction): Promise<Granted> => {
    if (!(await mayAttemptAnother(transaction, runtime, { byId, at, requestId })))
      return { ok: false, refusal: 'too-many' }
    const person = await findOrCreate(transaction, runtime, beginning.person)
    const other = await findOrCreate(transaction, runtime, beginning.to)
    if (!person.keys.profile || !other.keys.profile) return { ok: false, refusal: 'not-there' }
    const personId = person.row.id
    const ground = beginning.do === 'offer' ? 'citizen' : 'evidence'
    const between = { person, representativeId: other.row.id, ground, at, requestId } as const
    const { suspended, liveKey, notBefore } = await slotBetween(transaction, runtime, between)
    const startsOn = laterOf(beginning.startsOn, notBefore)
    const proposal = { kind, person: personId, representative: other.row.id, startsOn, endsOn }
    const command: GrantCommand = { do: beginning.do, by: byId, proposal }
    const facts = await factsAbout(transaction, { person, grant: null, suspended, at })
    const decided = decideGrant(command, facts, localDate(at))
    if (!decided.ok) return decided
    const { grant } = decided
    if (liveKey === null) return { ok: false, refusal: 'already' }
    await insertRepresentation(transaction, {
      ...{
        id,
        subjectId: personId,
        representativeId: other.row.id,
        kind,
        ground: grant.ground,
        state: grant.state,
      },
      ...{ startsOn, endsOn, liveKey, seenBy: null, confirmedBy: null, declaredAt: null, endReason: null },
      ...{ createdAt: at, changedAt: at, asks: beginning.asks ?? null },
    })
    const object = { type: 'representation' as const, id }
    const act = { event: 'representation-changed', action: 'C', at, requestId, object, byId } as const
    await appendActivity(transaction, [actAbout(personId, act)])
    const told = byId === personId ? other : person
    await enqueue(transaction, runtime, {
      kind: 'authority',
      citizen: told,
      reason: `${id}:${grant.state}`,
      at,
    })
    return { ok: true, id, state: grant.state }
  })
}

function laterOf(day: LocalDate, other: LocalDate | null): LocalDate {
  return other !== null && other > day ? other : day
}

export type Step = { id: string; requestId: string }

/** The other accepts what the citizen offered; from its first day it is in force. */
export function acceptAuthorisation(doors: Doors, actor: ActingCitizen, step: Step): Promise<Granted> {
  return take(doors, { ...step, command: { do: 'accept', by: actor.subjectId }, by: 'citizen' })
}

/** The other does not want to. */
export function declineAuthorisation(doors: Doors, actor: ActingCitizen, step: Step): Promise<Granted> {
  return take(doors, { ...step, command: { do: 'decline', by: actor.subjectId }, by: 'citizen' })
}

/** Ends a representation at once: by the person where they gave it, by the representative always. */
export function endRepresentation(doors: Doors, actor: ActingCitizen, step: Step): Promise<Granted> {
  return take(doors, { ...step, command: { do: 'end', by: actor.subjectId }, by: 'citizen' })
}

export type OfficeStep = Step & { staffId: string }

/** What waits for the desk, oldest first. */
export function readDeskList({ runtime }: Pick<Doors, 'runtime'>): Promise<Representation[]> {
  return readForDesk(runtime.database.reader)
}

/** One of the desk saw the evidence; it is not kept. */
export function seeEvidence(doors: Doors, { staffId, ...step }: OfficeStep): Promise<Granted> {
  return take(doors, { ...step, command: { do: 'see', by: staffId }, by: 'office' })
}

/** A second of the desk confirms; lower in the order only with what is recorded of everybody higher. */
export function confirmEvidence(
  doors: Doors,
  { staffId, higher, ...step }: OfficeStep & { higher: HigherRecords },
): Promise<Granted> {
  return take(doors, { ...step, higher, command: { do: 'confirm', by: staffId }, by: 'office' })
}

/** The desk does not find it shown. */
export function refuseEvidence(doors: Doors, { staffId, ...step }: OfficeStep): Promise<Granted> {
  return take(doors, { ...step, command: { do: 'refuse', by: staffId }, by: 'office' })
}

/** The privacy officer stops it at once, where the person's interest requires, or lets it go on [MiC]. */
export function suspendRepresentation(
  doors: Doors,
  { staffId, resume = false, ...step }: OfficeStep & { resume?: boolean },
): Promise<Granted> {
  return take(doors, { ...step, command: { do: resume ? 'resume' : 'suspend', by: staffId }, by: 'office' })
}

type Taking = Step & {
  command: Exclude<GrantCommand, { do: 'offer' | 'request' }>
  by: 'citizen' | 'office'
  higher?: HigherRecords
}

async function take({ runtime }: Doors, taking: Taking): Promise<Granted> {
  const { id, requestId, command, higher = {} } = taking
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<Granted> => {
    const row = await readRepresentation(transaction, id)
    const person = row && (await findById(transaction, runtime, row.subjectId))
    if (!row || !person?.keys.profile) return { ok: false, refusal: 'not-there' }
    const { decides } = await decisionStatusOf(transaction, person, localDate(at))
    if (!isTheirs(row, { ...taking, decides })) return { ok: false, refusal: 'not-there' }
    const taker = command.do === 'accept' ? await findById(transaction, runtime, command.by) : null
    if (taker && taker.row.ageCategory !== '16-or-over') return { ok: false, refusal: 'under-age' }
    const suspended = await isSuspendedBeside(transaction, row)
    const facts = await factsAbout(transaction, { person, grant: grantOf(row), suspended, at })
    const decided = decideGrant(command, { ...facts, higher }, localDate(at))
    if (!decided.ok) return decided
    const { state, seenBy, confirmedBy, higher: recorded } = decided.grant
    const endReason = state === 'ended' || state === 'refused' ? command.do : null
    const written = { id, state, seenBy, confirmedBy, higher: recorded, endReason, changedAt: at }
    await writeRepresentation(transaction, written)
    await tell(transaction, runtime, { ...taking, row, person, state, at })
    await reassess(transaction, runtime, {
      ...{ subjectId: person.row.id, told: [row.representativeId], at, requestId },
    })
    return { ok: true, id, state }
  })
}

/** A citizen touches only what is between them and another. What the access service said and they ended does not count again that day. */
function isTheirs(row: Representation, { by, command, decides }: Taking & { decides: WhoDecides }): boolean {
  if (by === 'office') return true
  if (row.representativeId === command.by) return row.ground !== 'register'
  return row.subjectId === command.by && command.do === 'end' && isTheirsToEnd(row, decides)
}

type Telling = Taking & { row: Representation; person: Subject; state: string; at: Date }

async function tell(transaction: Transaction, runtime: Runtime, telling: Telling) {
  const { row, person, state, at, requestId, command, by, id } = telling
  const object = { type: 'representation' as const, id, became: state }
  const act = { event: 'representation-changed', action: 'U', at, requestId, object } as const
  const entry =
    by === 'office'
      ? actByOffice(person.row.id, { ...act, staffId: command.by })
      : actAbout(person.row.id, { ...act, byId: command.by })
  await appendActivity(transaction, [entry])
  const representative = await findById(transaction, runtime, row.representativeId)
  for (const citizen of [person, representative]) {
    if (!citizen?.keys.profile || citizen.row.id === command.by) continue
    const reason = `${id}:${state}:${at.toISOString()}`
    await enqueue(transaction, runtime, { kind: 'authority', citizen, reason, at })
  }
}

async function factsAbout(
  transaction: Transaction,
  { person, grant, suspended, at }: { person: Subject; grant: Grant | null; suspended: boolean; at: Date },
) {
  const { birthDate } = await decisionStatusOf(transaction, person, localDate(at))
  const live = await readLiveOf(transaction, person.row.id)
  return {
    grant,
    acting: live.filter((one) => isInForce(one, localDate(at))).map(({ kind }) => kind),
    higher: {},
    suspended,
    capable: person.row.capable && !person.row.deceasedAt,
    grownUp:
      birthDate === null ? person.row.ageCategory === '16-or-over' : ageOn(birthDate, localDate(at)) >= 16,
  }
}

function grantOf(row: Representation): Grant {
  const { state, kind, ground, subjectId, representativeId, seenBy, confirmedBy, startsOn, endsOn } = row
  return {
    higher: row.higher ?? {},
    state,
    kind,
    ground,
    person: subjectId,
    representative: representativeId,
    seenBy,
    confirmedBy,
    startsOn,
    endsOn,
  }
}
