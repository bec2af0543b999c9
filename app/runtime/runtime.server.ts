import type { Database } from '~/db/database.server'
import type { Keyring } from '~/sealing/keyring.server'

/**
 * What a use case needs of the world, made once per process. Time and ids come from here, so that tests
 * decide what they are.
 */
export type Runtime = {
  readonly database: Database
  readonly keyring: Keyring
  readonly now: () => Date
  readonly newId: () => string
}
