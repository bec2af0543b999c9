import type { Catalogue } from '~/catalogue/catalogue'
import type { Choice, LocalDate } from '~/consent/choice'

/** One closed question: may this receiver see this data category that this holder keeps? */
export type Asked = {
  holder: { ura: string; types: string[] }
  data: string
  receiver: { ura: string; types: string[]; roleCode?: string }
  purpose: string
}

export type Circumstances = {
  catalogue: Catalogue
  choices: readonly Choice[]
  gate: string
  today: LocalDate
}

/**
 * `deciding` lists the sets of choices that each suffice to explain the answer. The definition names exactly one,
 * but where several contained categories deny, each has its own.
 */
export type Judgement = { permit: boolean; deciding: Choice[][] }

/**
 * The definition of precedence, once more and by another hand: slow, brute force, deliberately literal, and sharing
 * nothing with the product but types. It exists to be compared with the product's `decide`.
 */
export function judge(asked: Asked, circumstances: Circumstances): Judgement {
  const { catalogue, choices, gate, today } = circumstances
  if (gate !== 'open' || alwaysDenied(asked, catalogue)) return { permit: false, deciding: [[]] }

  const holders = [`ura:${asked.holder.ura}`, ...kinds(catalogue.holderCategoriesOfType, asked.holder.types)]
  const receivers = [
    `ura:${asked.receiver.ura}`,
    ...kinds(catalogue.receiverCategoryOfType, asked.receiver.types),
  ]
  const contains = (wide: string, narrow: string) =>
    catalogue.data.some((category) => category.code === wide && category.contains.includes(narrow))
  const concerns = (c: Choice) => holders.includes(c.holder) && receivers.includes(c.receiver)
  const matching = choices.filter(
    (c) => concerns(c) && (c.data === asked.data || contains(c.data, asked.data)),
  )

  // Among matching choices a named provider is narrower than any category; the categories of one organisation rank equal.
  const partyFits = (a: string, b: string) => a.startsWith('ura:') || !b.startsWith('ura:')
  const asNarrow = (a: Choice, b: Choice) =>
    partyFits(a.holder, b.holder) &&
    (a.data === b.data || contains(b.data, a.data)) &&
    partyFits(a.receiver, b.receiver)
  const deciding = matching.filter((b) => !matching.some((a) => asNarrow(a, b) && !asNarrow(b, a)))

  const saysYes = (c: Choice) => c.answer === 'yes' && (c.until === undefined || today <= c.until)
  if (deciding.length === 0 || !deciding.every(saysYes)) return { permit: false, deciding: [deciding] }

  const contained = choices.filter((c) => concerns(c) && contains(asked.data, c.data)).map((c) => c.data)
  const denials = contained
    .map((data) => judge({ ...asked, data }, circumstances))
    .filter((inner) => !inner.permit)
  if (denials.length > 0) return { permit: false, deciding: denials.flatMap((inner) => inner.deciding) }
  return { permit: true, deciding: [deciding] }
}

/** What is denied whatever the choices say. */
function alwaysDenied({ holder, receiver, purpose }: Asked, catalogue: Catalogue): boolean {
  return (
    receiver.types.some((type) => catalogue.excludedTypes.includes(type)) ||
    catalogue.excludedRoleCodes.some((code) => code === receiver.roleCode) ||
    kinds(catalogue.holderCategoriesOfType, holder.types).length === 0 ||
    kinds(catalogue.receiverCategoryOfType, receiver.types).length === 0 ||
    !['TREAT', 'COC'].includes(purpose) ||
    holder.ura === receiver.ura
  )
}

function kinds(map: Record<string, string[]>, types: string[]): string[] {
  return types.flatMap((type) => (Object.hasOwn(map, type) ? map[type]! : []))
}
