import { setTimeout as pause } from 'node:timers/promises'
import { numberOf, type Subject } from '~/person/store.server'
import type { Doors } from './decision-status.server'

/** A page does not wait longer for a name than this: it says the relation instead. */
const NAME_MILLISECONDS = 1_500

/** What somebody is called by the register, for one page only; null where it does not answer in time. */
export async function calledSoon(
  { register }: Pick<Doors, 'register'>,
  person: Subject,
): Promise<string | null> {
  const bsn = numberOf(person)
  const found = bsn
    ? await Promise.race([register.findPerson(bsn), pause(NAME_MILLISECONDS, null, { ref: false })])
    : null
  return found?.ok ? (found.person.givenName ?? found.person.fullName) : null
}
