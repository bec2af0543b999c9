import type { JWK } from 'jose'
import type { FaultSwitch } from '../fault'
import type { LoginFault } from './faults'
import type { Profile } from './profiles'
import type { SigningKeys } from './signing'

/** All that makes one provider. */
export type ProviderParts = {
  profile: Profile
  issuer: string
  appOrigins: string[]
  /** Public key of the portal as client. */
  client: JWK
  keys: SigningKeys
  faults: FaultSwitch<LoginFault>
}
