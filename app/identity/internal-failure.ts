import { COMMON_REASONS, type CommonRefusal } from './common-reasons'
import type { LoginTrouble } from './oidc-refusal.server'

/** Why somebody who runs the portal does not come in. `no-role`: their provider gives them no role that is known here. */
export type InternalLoginRefusal = CommonRefusal | LoginTrouble | 'no-role'

/** One cause, one text; as the address of the page says it (`reden=…`). */
const REASONS = {
  ...COMMON_REASONS,
  'one-factor': 'een-stap',
  'no-role': 'geen-rol',
  // Their provider has no such word: whoever says it is not believed.
  withdrawn: 'geweigerd',
} as const satisfies Record<InternalLoginRefusal, string>

type InternalFailure = (typeof REASONS)[InternalLoginRefusal]

/** What the page tells; nothing in it says who tried. */
export function internalFailureOf(refusal: InternalLoginRefusal): InternalFailure {
  return REASONS[refusal]
}

/** Reads the reason out of an address; null where none is told there. */
export function readInternalFailure(given: string | null): InternalFailure | null {
  return Object.values(REASONS).find((reason) => reason === given) ?? null
}
