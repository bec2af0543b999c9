import type { Reader } from '~/db/database.server'
import { findById } from '~/person/store.server'
import { TERMS_VERSION } from '~/privacy/terms'
import type { Runtime } from '~/runtime/runtime.server'
import type { Acting, Dossier } from './dossier.server'

/** Whether who acts accepted the terms of today: who has not may only narrow (AVG 7(3)). */
export async function termsOf(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  { representation, person, actorId }: Dossier<Acting>,
): Promise<'accepted' | 'not-accepted'> {
  const self = representation ? await findById(reader, runtime, actorId) : person
  return self?.row.termsVersion === TERMS_VERSION ? 'accepted' : 'not-accepted'
}
