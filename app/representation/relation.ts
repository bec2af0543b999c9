import type { LocalDate } from '~/runtime/local-date'
import { isAuthority } from './acting'
import type { RepresentationKind } from './grant'

/** What somebody who acts for another is to that person, as far as others are told: never a name (domain: who decides). */
export type Relation =
  | 'parent'
  | Exclude<RepresentationKind, 'parent' | 'guardian' | 'third'>
  /** It is not known any more as what. */
  | 'representative'

/** As what somebody acted, and in which days. */
export type Acted = { kind: RepresentationKind; startsOn: LocalDate; endsOn: LocalDate | null }

/**
 * What somebody was to a person on a day: who was a parent with authority and is authorised now acted as parent then, and
 * acts as authorised now. Where nothing of that day is kept, the latest of what was.
 */
export function relationOn(day: LocalDate, acted: readonly Acted[]): Relation {
  const latestFirst = acted.toSorted((one, other) => other.startsOn.localeCompare(one.startsOn))
  const lasted = ({ startsOn, endsOn }: Acted) => startsOn <= day && (endsOn === null || endsOn >= day)
  const found = latestFirst.find(lasted) ?? latestFirst[0]
  return found ? relationOf(found.kind) : 'representative'
}

/** All who have authority over a child are told as one: which of the parents, or which guardian, is not said. */
export function relationOf(kind: RepresentationKind): Relation {
  return isAuthority(kind) ? 'parent' : (kind as Exclude<Relation, 'representative'>)
}
