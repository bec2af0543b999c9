import { containedIn } from '~/catalogue/lookup'
import { isNamed, sameKey, type ChoiceKey } from '~/consent/choice'
import { meets, type Directory } from '~/consent/meeting'

/**
 * Whether a yes at this key would go before a no for some question that both match: it is at the same key, or at least as narrow in
 * all three parts and narrower in one (domain: precedence). A no that is narrower, or of equal standing, denies as before.
 */
export function wouldLift(yes: ChoiceKey, no: ChoiceKey, directory: Directory): boolean {
  if (sameKey(yes, no)) return true
  if (!meets(yes, no, directory)) return false
  const isInside = containedIn(directory.catalogue, no.data).includes(yes.data)
  const isAsNarrow = SIDES.every((side) => isNamed(yes[side]) || !isNamed(no[side]))
  const isNarrower = SIDES.some((side) => isNamed(yes[side]) && !isNamed(no[side]))
  return isAsNarrow && (yes.data === no.data || isInside) && (isNarrower || isInside)
}

const SIDES = ['holder', 'receiver'] as const
