import { birthdayAt } from '~/person/age'
import type { Undecided } from '~/person/gate'
import { addDays, type LocalDate } from '~/runtime/local-date'
import { actingToday } from './acting'
import type { Grant } from './grant'
import { whoDecides, type PersonFacts } from './who-decides'

type Facts = Omit<PersonFacts, 'deceased'> & {
  grants: readonly Pick<Grant, 'state' | 'startsOn' | 'endsOn' | 'kind'>[]
}

/** Ages from which others decide, or nobody any more. */
const AGES = [12, 16, 18]

/**
 * The days from today on, and the first of them only, on which nobody may decide about somebody who cannot alone: who
 * represents ends, the next begins, a birthday comes. Worked out ahead, so that the answer is right on the day itself
 * whether or not any job ran. Both null when somebody always may.
 */
export function undecidedFrom(facts: Facts, today: LocalDate): Undecided {
  const days = daysOfChange(facts).filter((day) => day > today)
  const ahead = [today, ...new Set(days)].toSorted()
  const from = ahead.find((day) => isUndecidedOn(facts, day)) ?? null
  const after = ahead.filter((day) => from !== null && day > from)
  return { undecidedFrom: from, undecidedUntil: after.find((day) => !isUndecidedOn(facts, day)) ?? null }
}

function daysOfChange({ birthDate, grants }: Facts): LocalDate[] {
  const birthdays = birthDate === null ? [] : AGES.map((age) => birthdayAt(birthDate, age))
  const ends = grants.flatMap(({ endsOn }) => (endsOn === null ? [] : [addDays(endsOn, 1)]))
  return [...birthdays, ...ends, ...grants.map(({ startsOn }) => startsOn)]
}

function isUndecidedOn({ grants, ...person }: Facts, day: LocalDate): boolean {
  const decides = whoDecides({ ...person, deceased: false }, day)
  if (decides === 'self' || decides === 'nobody') return false
  return actingToday(grants, decides, day).representatives.length === 0
}
