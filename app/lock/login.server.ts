import type { ActingCitizen } from '~/representation/acting'
import type { Subject } from '~/person/store.server'
import { TERMS_VERSION } from '~/privacy/terms'
import type { Login } from './lock'

/** What lifting needs to know of who does it. */
export function loginOf(who: ActingCitizen, self: Subject | null): Login {
  const terms = self?.row.termsVersion === TERMS_VERSION ? 'accepted' : 'not-accepted'
  return { at: who.loggedInAt, terms }
}
