import type { Transaction } from '~/db/database.server'
import type { Bsn } from '~/person/bsn'
import type { RegisteredPerson } from '~/person/register'
import { findById, findOrCreate, writeAge, writeConfidential, type Subject } from '~/person/store.server'
import type { Occasion } from '~/representation/decision-status.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { closeByDeath, openAfterDeath } from './death.server'

type Registered = Occasion & { bsn: Bsn; person: RegisteredPerson }

/**
 * Writes down what the register says of somebody, as far as it is kept: the age, the confidentiality flag, a death, and
 * that a death was a mistake. The one way by which any of these comes in; the same answer again changes nothing.
 */
export async function writePerson(
  transaction: Transaction,
  runtime: Runtime,
  { bsn, person, at, requestId }: Registered,
): Promise<Subject> {
  const known = await findOrCreate(transaction, runtime, bsn)
  const { id } = known.row
  if (known.keys.profile) {
    await writeConfidential(transaction, known, person.shielded)
    if (person.birthDate && !person.deceased)
      await writeAge(transaction, known, { birthDate: person.birthDate, today: localDate(at) })
  }
  const occasion = { person: known, at, requestId }
  if (person.deceased) await closeByDeath(transaction, runtime, occasion)
  else await openAfterDeath(transaction, runtime, occasion)
  return (await findById(transaction, runtime, id))!
}
