import type { Reader } from '~/db/database.server'
import { type LocalDate, localDate } from '~/runtime/local-date'
import type { Concerned } from './decision-status.server'
import { relationOn, type Relation } from './relation'
import { readAllOf } from './store.server'

/** Who did something, as a reader is told: oneself, the person, or another who may act for them. */
type Teller = 'me' | 'person' | 'other'

/** Tells who did something: by how they stand to the person, never by name (domain: who decides). */
export type Tellers = {
  whoOf: (id: string) => Teller
  /** As what somebody acted for the person, on the day of a moment. */
  relationOf: (id: string, at: Date) => Relation
}

/** Reads once what is needed to tell of everybody who ever acted for a person. */
export async function tellersFor(
  reader: Reader,
  { actorId, person }: Pick<Concerned, 'actorId' | 'person'>,
): Promise<Tellers> {
  const ever = await readAllOf(reader, person.row.id)
  const actedBy = (id: string) => ever.filter(({ representativeId }) => representativeId === id)
  const on = (at: Date): LocalDate => localDate(at)
  return {
    whoOf: (id) => (id === actorId ? 'me' : id === person.row.id ? 'person' : 'other'),
    relationOf: (id, at) => relationOn(on(at), actedBy(id)),
  }
}
