import type { Catalogue } from '~/catalogue/catalogue'
import { keyOf, sameKey, type Choice, type ChoiceKey } from './choice'
import { allNo, type Edit } from './draft'

/** What somebody takes back: everything, or one choice. */
export type Withdrawal = 'all' | ChoiceKey

/**
 * The edits of a withdrawal; null when there is no such choice. One choice becomes a no at its own key, so that no
 * broader yes comes out from under it (domain §2); all is a no on every row, and named choices go.
 */
export function withdrawalEdits(
  withdrawal: Withdrawal,
  { catalogue, choices }: { catalogue: Catalogue; choices: readonly Choice[] },
): Edit[] | null {
  if (withdrawal === 'all') return allNo(catalogue, choices)
  const choice = choices.find((one) => sameKey(one, withdrawal))
  return choice ? [{ key: keyOf(choice), set: 'no' }] : null
}
