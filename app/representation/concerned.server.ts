import type { Reader } from '~/db/database.server'
import type { Citizen } from '~/identity/actor'
import { findById, type Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'

/** The citizen of a session: what is only ever one's own. Throws when the row is gone: then the session should have been too. */
export async function citizenOf(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  actor: Citizen,
): Promise<Subject> {
  const citizen = await findById(reader, runtime, actor.subjectId)
  if (!citizen) throw new Error('the session is of somebody who is not there')
  return citizen
}
