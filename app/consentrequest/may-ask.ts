import type { Catalogue } from '~/catalogue/catalogue'
import { receiverCategoriesOf } from '~/catalogue/lookup'

type Asker = {
  /** What the directory says that the organisation is; nothing where it has it not. */
  types: readonly string[]
  /** As what the register of professions knows who asks there. */
  roleCode: string
}

/**
 * Whether somebody may ask leave for their organisation, and look whether there is any. Never for a kind of organisation, nor in a
 * profession, that may never see anything (Wabvpz 15f): insurers, company and insurance doctors; nor for a kind that the
 * catalogue does not know, as with questions of care [domain: always deny].
 */
export function mayAsk(catalogue: Catalogue, { types, roleCode }: Asker): boolean {
  const { excludedTypes, excludedRoleCodes } = catalogue
  if (excludedRoleCodes.includes(roleCode) || types.some((type) => excludedTypes.includes(type))) return false
  return receiverCategoriesOf(catalogue, [...types]).length > 0
}
