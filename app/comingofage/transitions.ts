import type { AgeKind } from '~/ledger/kinds'
import { birthdayAt } from '~/person/age'
import { addDays, addMonths, type LocalDate } from '~/runtime/local-date'

/** Something that has to happen, and the day it was due. Kind and day together happen once. */
export type DueTransition = { kind: AgeKind; on: LocalDate }

export type TransitionFacts = {
  /** Null when it is not kept any more. */
  birthDate: LocalDate | null
  capable: boolean
  /** The day this person became known here: what lay before it is nobody's news. */
  knownSince: LocalDate
  /** Choices taken along at 16 that were not confirmed: since when. */
  inheritedSince: LocalDate | null
  /** What happened already, as `kind on`. */
  done: ReadonlySet<string>
}

/** A birthday is announced so many days before. */
export const AHEAD_DAYS = 30
const REMINDERS = [
  ['inherited-first', 0],
  ['inherited-after-3-months', 3],
  ['inherited-after-11-months', 11],
] as const
const INHERITED_MONTHS = 12

/**
 * What is due today or was missed on earlier days, in order. A birthday is announced in the thirty days before it and
 * not after; of missed reminders only the last goes out. Done once, it is never due again, whatever the clock does.
 */
export function dueTransitions(facts: TransitionFacts, today: LocalDate): DueTransition[] {
  return [...ofAge(facts, today), ...ofInherited(facts, today)].filter(
    (due) => !facts.done.has(transitionKey(due)),
  )
}

/** How a transition that happened is remembered. */
export function transitionKey({ kind, on }: { kind: string; on: LocalDate }): string {
  return `${kind} ${on}`
}

/** At 12 the child decides along, at 16 alone; for who is not capable the parents go on until 18. */
function ofAge({ birthDate, capable, knownSince }: TransitionFacts, today: LocalDate): DueTransition[] {
  if (birthDate === null) return []
  const ahead = ageAhead({ birthDate, capable }, today)
  return [
    ...agesThatMatter(capable).flatMap((age): DueTransition[] => {
      const on = birthdayAt(birthDate, age)
      return on <= today && on > knownSince ? [{ kind: `turn-${age}`, on }] : []
    }),
    ...(ahead ? [{ kind: `announce-${ahead.age}` as const, on: ahead.on }] : []),
  ]
}

/** The birthday in the coming thirty days from which others decide; null when there is none. */
export function ageAhead(
  { birthDate, capable }: Pick<TransitionFacts, 'birthDate' | 'capable'>,
  today: LocalDate,
): { age: 12 | 16 | 18; on: LocalDate } | null {
  if (birthDate === null) return null
  const coming = agesThatMatter(capable).map((age) => ({ age, on: birthdayAt(birthDate, age) }))
  return coming.find(({ on }) => on > today && addDays(on, -AHEAD_DAYS) <= today) ?? null
}

function agesThatMatter(capable: boolean): readonly (12 | 16 | 18)[] {
  return capable ? [12, 16] : [18]
}

function ofInherited({ inheritedSince }: TransitionFacts, today: LocalDate): DueTransition[] {
  if (inheritedSince === null) return []
  const end = addMonths(inheritedSince, INHERITED_MONTHS)
  if (end <= today) return [{ kind: 'inherited-end', on: end }]
  const due = REMINDERS.map(([kind, months]) => ({ kind, on: addMonths(inheritedSince, months) }))
  return due.filter(({ on }) => on <= today).slice(-1)
}

/** The last day on which a yes taken along at 16 counts without being confirmed. */
export function lastDayOfInherited(since: LocalDate): LocalDate {
  return addDays(addMonths(since, INHERITED_MONTHS), -1)
}

/** Whether that last day lies behind. */
export function isInheritedOver(since: LocalDate, today: LocalDate): boolean {
  return lastDayOfInherited(since) < today
}
