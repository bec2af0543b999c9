import type { Citizen } from '~/identity/actor'
import type { Gate } from '~/person/gate'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Disclosure } from './disclosure'
import { isInForce, ORDERED_KINDS, rankOf, type Grant, type RepresentationKind } from './grant'
import { dayBefore, type WhoDecides } from './who-decides'

/** For whom somebody acts in this session, as it stands at this very request. */
export type ActingFor = {
  representationId: string
  /** The person represented. */
  subjectId: string
  /** As the register gave it when the person was picked; kept no longer than the session. Null where it has none, and once `ended`. */
  name: string | null
  /** What the person is called in a running text: shorter, once the band says the whole name. */
  givenName: string | null
  /** In whole years, as long as the birth date is kept and one may act. */
  age: number | null
  kind: RepresentationKind
  /** When the register said last, in this session, that one has authority over them; null where it was not asked. */
  checkedAt: Date | null
  decides: WhoDecides
  /** Whether the person's emergency lock is on; not told once `ended`, as `gate` is not. */
  locked?: boolean
  /** The person's gate. */
  gate?: Gate
  /** What of the person may be shown. */
  disclosure: Disclosure
  /** That one only looks back at what was, after a death: nothing can be changed. */
  looksBack?: boolean
  /** `ended`: it was in force when the person was picked, and is not any more. Nothing may be read or done with it. */
  access: 'open' | 'ended'
}

/** A citizen who is logged in and acts: for themself, or for another. */
export type ActingCitizen = Citizen & {
  /** Absent when for themself. */
  actingFor?: ActingFor
}

/** Which kinds count, by who decides about the person. */
const KINDS_THAT_COUNT: Record<WhoDecides, readonly RepresentationKind[]> = {
  parents: ['parent', 'guardian', 'third'],
  together: ['parent', 'guardian', 'third'],
  self: ['authorised'],
  representative: ORDERED_KINDS,
  nobody: ['after-death'],
}

type Dated = Pick<Grant, 'state' | 'startsOn' | 'endsOn' | 'kind'>

/** Of all there is between people and one person: who may act today, and who stands lower than somebody who may. */
export type ActingToday<One> = { representatives: One[]; outranked: One[] }

/**
 * Who may act for a person today: what is in force, of a kind that counts at this age and capacity, and of an adult who
 * cannot decide only the highest rank in force (BW 7:465(3)): who stands lower is no representative. The one place where
 * this is worked out; nobody is a representative but by it.
 */
export function actingToday<One extends Dated>(
  grants: readonly One[],
  decides: WhoDecides,
  today: LocalDate,
): ActingToday<One> {
  const counting = grants.filter(
    (grant) => isInForce(grant, today) && KINDS_THAT_COUNT[decides].includes(grant.kind),
  )
  if (decides !== 'representative') return { representatives: counting, outranked: [] }
  const highest = Math.min(...counting.map(({ kind }) => rankOf(kind) ?? Infinity))
  const isHighest = ({ kind }: One) => rankOf(kind) === highest
  return {
    representatives: counting.filter(isHighest),
    outranked: counting.filter((one) => !isHighest(one)),
  }
}

/** A representation with when it was changed last: for one that ended, when that was. */
type Tenure = Pick<Grant, 'state' | 'kind' | 'ground' | 'confirmedBy' | 'startsOn' | 'endsOn'> & {
  changedAt: Date
}

/**
 * Whether somebody could act for a person at any time from a moment until today. One that ended keeps its last whole day,
 * which may be the day before that moment, and the moment itself.
 */
export function couldActSince(
  grant: Tenure,
  decides: WhoDecides,
  { since, today }: { since: Date; today: LocalDate },
): boolean {
  const { state, kind, ground, confirmedBy, startsOn, endsOn, changedAt } = grant
  if (!KINDS_THAT_COUNT[decides].includes(kind) || startsOn > today) return false
  const lasted = (day: LocalDate) => endsOn === null || endsOn >= day
  if (state === 'active') return lasted(localDate(since))
  if (state !== 'suspended' && state !== 'ended') return false
  const wasActive = ground === 'register' || confirmedBy !== null
  return wasActive && changedAt >= since && lasted(dayBefore(localDate(since)))
}

/** How long an answer of the register about authority, of this session, will do for a widening. */
const CHECKED_MILLISECONDS = 15 * 60_000

/** Whether the register said lately enough, in this session, that one has authority. One from after now proves nothing. */
export function isCheckedLately({ checkedAt }: Pick<ActingFor, 'checkedAt'>, now: Date): boolean {
  const age = checkedAt === null ? -1 : now.getTime() - checkedAt.getTime()
  return age >= 0 && age <= CHECKED_MILLISECONDS
}

/** Whether somebody only reads what was: nothing of the dead is changed any more, by nobody (BW 7:458a). */
export function readsAfterDeath({ kind }: Pick<Grant, 'kind'>): boolean {
  return kind === 'after-death'
}

/** Whether a representation rests on authority over a child. */
export function isAuthority(kind: RepresentationKind): boolean {
  return KINDS_THAT_COUNT.parents.includes(kind)
}

/**
 * Whether a form was made for whom the session acts for now: every form on a page about another carries the id of the
 * representation, so that a second window that switched to another child does not change the wrong one.
 */
export function isStillFor(actingFor: ActingFor | undefined, given: unknown): boolean {
  return (typeof given === 'string' ? given : '') === (actingFor?.representationId ?? '')
}
