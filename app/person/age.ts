import type { LocalDate } from '~/runtime/local-date'

export type AgeCategory = 'under-12' | '12-15' | '16-or-over'

/** At 12 the child decides along, at 16 alone (Wabvpz 15g). */
const TRANSITIONS = [12, 16] as const
/** For who cannot appreciate their own interests the parents go on until 18 (BW 7:465). */
const TRANSITIONS_NOT_CAPABLE = [18] as const

/**
 * Whole years on a day, both as local dates in the Netherlands. Somebody born on 29 February is a year older on
 * 1 March of a year without that day: until then the protection of the younger age holds.
 */
export function ageOn(birthDate: LocalDate, today: LocalDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) >= birthDate.slice(5) ? years : years - 1
}

/** Who decides about somebody of this age (Wabvpz 15g; domain: who decides). */
export function ageCategoryOn(birthDate: LocalDate, today: LocalDate): AgeCategory {
  const age = ageOn(birthDate, today)
  if (age < 12) return 'under-12'
  return age < 16 ? '12-15' : '16-or-over'
}

/** The day on which somebody else begins to decide; null from 16 on, and from 18 on for who is not capable. */
export function nextTransitionAfter(
  birthDate: LocalDate,
  today: LocalDate,
  capable = true,
): LocalDate | null {
  const ages = capable ? TRANSITIONS : TRANSITIONS_NOT_CAPABLE
  const days = ages.map((age) => birthdayAt(birthDate, age))
  return days.find((day) => day > today) ?? null
}

/** The day somebody becomes so many years old; 1 March where a year has no 29 February. */
export function birthdayAt(birthDate: LocalDate, age: number): LocalDate {
  const year = String(Number(birthDate.slice(0, 4)) + age).padStart(4, '0')
  const day = birthDate.slice(5)
  return day === '02-29' && !isLeapYear(Number(year)) ? `${year}-03-01` : `${year}-${day}`
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
