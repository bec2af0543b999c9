import { personas, type Authority } from '../../demo/personas'
import { parseBsn } from '~/person/bsn'
import type { LocalDate } from '~/runtime/local-date'
import { fictitiousAdult } from './fictitious-adult'

/** Somebody as the register knows them. */
export type RegisteredPerson = {
  bsn: string
  firstNames: string
  initials: string
  prefix?: string
  surname: string
  gender: 'M' | 'V'
  birthDate: LocalDate
  deceasedOn?: LocalDate
  confidential?: boolean
  /** Why the record is not kept up: a code of element 67.20, also one that nobody knows. A death says so by itself. */
  suspended?: string
  /** That a death is being looked into, which is none. */
  deathInvestigated?: boolean
  /** How much of the birth date the register has; all of it when not given. */
  birthKnown?: 'month' | 'year' | 'nothing'
  nameless?: boolean
  authority?: Authority
}

export type Register = {
  today: LocalDate
  find(bsn: string): RegisteredPerson | null
  /** Children over whom this person has parental authority. */
  childrenOf(bsn: string): RegisteredPerson[]
  /** Adds a person, or changes what is given of one; `null` takes something away. */
  put(change: PersonChange): RegisteredPerson
  /** Back to the personas of the day. */
  reset(): void
}

type PersonChange = { bsn: string } & {
  [Name in keyof Omit<RegisteredPerson, 'bsn'>]?: RegisteredPerson[Name] | null
}

/** A register that knows the personas, what tests add, and an invented adult for every other test number. */
export function makeRegister(today: LocalDate): Register {
  const people = new Map<string, RegisteredPerson>()
  const find = (bsn: string) => people.get(bsn) ?? (isTestNumber(bsn) ? fictitiousAdult(bsn) : null)
  const reset = () => {
    people.clear()
    for (const persona of personas(today)) if (persona.kind === 'citizen') people.set(persona.bsn, persona)
  }
  reset()
  return {
    today,
    find,
    reset,
    childrenOf: (bsn) => [...people.values()].filter(({ authority }) => parentsIn(authority).includes(bsn)),
    put(change) {
      const before = find(change.bsn) ?? fictitiousAdult(change.bsn)
      const after = Object.entries({ ...before, ...change }).filter(
        ([, value]) => value !== null && value !== undefined,
      )
      const person = Object.fromEntries(after) as RegisteredPerson
      people.set(person.bsn, person)
      return person
    },
  }
}

function parentsIn(authority: Authority | undefined): string[] {
  if (authority?.kind === 'joint-parental') return authority.parents
  if (authority?.kind === 'sole-parental' || authority?.kind === 'parent-and-third') return [authority.parent]
  return []
}

/** 9998…… and 9999…… are not issued to anybody. */
function isTestNumber(bsn: string): boolean {
  return /^999[89]/.test(bsn) && parseBsn(bsn) === bsn
}
