import type { Catalogue } from '~/catalogue/catalogue'
import { keyText, type Choice, type ChoiceKey } from './choice'
import type { Draft, Edit, OwnEdit, Seen } from './draft'
import { isDifferent, standsWithout } from './overruled'

export type PageFacts = {
  catalogue: Catalogue
  draft: Pick<Draft, 'way'>
  /** What was in force when the page was made, and what the page showed: that with the draft. */
  base: readonly Choice[]
  shown: readonly Choice[]
  seen: Seen
}

/**
 * What of the answers of a page somebody changed themself. What was left as the page showed it is no edit; what is again
 * as it would be without the draft takes back what the draft said there.
 */
export function ownEdits(
  answers: readonly Edit[],
  { catalogue, draft, base, shown, seen }: PageFacts,
): { edits: OwnEdit[]; takenBack: ChoiceKey[] } {
  const showed = new Map(shown.map((choice) => [keyText(choice), choice]))
  const changed = answers.filter((edit) => isDifferent(edit, showed.get(keyText(edit.key))))
  const isBack = (edit: Edit) => !isDifferent(edit, standsWithout(draft, { catalogue, base }, edit.key))
  return {
    edits: changed.filter((edit) => !isBack(edit)).map((edit) => ({ ...edit, seen })),
    takenBack: changed.filter(isBack).map(({ key }) => key),
  }
}
