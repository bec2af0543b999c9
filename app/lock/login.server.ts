import type { Reader } from '~/db/database.server'
import type { Dossier } from '~/representation/dossier.server'
import { termsOf } from '~/representation/terms.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Login } from './lock'

/** What lifting needs to know of who does it. */
export async function loginOf(
  reader: Reader,
  runtime: Pick<Runtime, 'keyring'>,
  dossier: Dossier,
): Promise<Login> {
  return { at: dossier.actor.loggedInAt, terms: await termsOf(reader, runtime, dossier) }
}
