import type { Bsn } from '~/person/bsn'
import type { PersonFinding } from '~/person/register'
import type { AuthorityFinding } from './authority'
import type { Doors } from './decision-status.server'

type Registers = Pick<Doors, 'register' | 'authority'>

/** So long a page waits for all registers together, from the first that it asks. */
const PAGE_MILLISECONDS = 4_000

/**
 * The same doors with one deadline for everything that is asked of registers through them, however many those are and in
 * whatever order: what has not come by then is `register-down`, and is not waited for. Of one person the register is asked
 * once. Made for a request: the shell hands no page other doors.
 */
export function askingWithin<Given extends Registers>(doors: Given, milliseconds = PAGE_MILLISECONDS): Given {
  const { register, authority } = doors
  const persons = new Map<Bsn, Promise<PersonFinding>>()
  const authorities = new Map<string, Promise<AuthorityFinding>>()
  let until: AbortSignal | undefined
  const signal = () => (until ??= AbortSignal.timeout(milliseconds))
  return {
    ...doors,
    register: {
      findPerson: (bsn) => once(persons, bsn, () => register.findPerson(bsn, { signal: signal() })),
    },
    authority: {
      findAuthority: (bsn, { fresh = false } = {}) =>
        once(authorities, `${bsn} ${fresh}`, () => authority.findAuthority(bsn, { fresh, signal: signal() })),
    },
  }
}

function once<Key, Answer>(known: Map<Key, Answer>, key: Key, ask: () => Answer): Answer {
  const answer = known.get(key) ?? ask()
  known.set(key, answer)
  return answer
}
