import type { Catalogue } from '~/catalogue/catalogue'
import type { Choice, LocalDate } from '~/consent/choice'

/** One closed question: may this receiver see this data category that this holder keeps? */
export type Asked = {
  holder: { ura: string; type: string }
  data: string
  receiver: { ura: string; type: string; roleCode?: string }
  purpose: string
}

export type Facts = { catalogue: Catalogue; choices: Choice[]; gate: string; today: LocalDate }

/** `deciding` is absent where the definition names no deciding set: a deny before any choice is looked at. */
export type Judgement = { permit: boolean; deciding?: Choice[] }

/**
 * The definition of precedence, once more and by another hand: slow, brute force, and sharing nothing with the product
 * but types. Deliberately literal. It exists to be compared with the product's `decide`, never to be used by it.
 */
export function judge(asked: Asked, facts: Facts): Judgement {
  if (facts.gate !== 'open' || mayNever(asked, facts.catalogue)) return { permit: false }

  const kinds = (map: Record<string, string[]>, type: string) => new Map(Object.entries(map)).get(type) ?? []
  const holders = ['ura:' + asked.holder.ura, ...kinds(facts.catalogue.holderCategoriesOfType, asked.holder.type)]
  const receivers = ['ura:' + asked.receiver.ura, ...kinds(facts.catalogue.receiverCategoryOfType, asked.receiver.type)]
  const contains = (wide: string, narrow: string) =>
    facts.catalogue.data.some(({ code, contains }) => code === wide && contains.includes(narrow))

  const concerns = (c: Choice) => holders.includes(c.holder) && receivers.includes(c.receiver)
  const matching = facts.choices.filter((c) => concerns(c) && (c.data === asked.data || contains(c.data, asked.data)))

  // All parts of a matching choice lie on one question, so a part is wide or narrow: a category or the one named
  // provider (the categories of one organisation rank equal), the container or the contained category.
  const width = (c: Choice) => [
    c.holder.startsWith('ura:') ? 0 : 1,
    c.data === asked.data ? 0 : 1,
    c.receiver.startsWith('ura:') ? 0 : 1,
  ]
  const isNarrower = (a: Choice, b: Choice) =>
    [0, 1, 2].every((i) => width(a)[i]! <= width(b)[i]!) && [0, 1, 2].some((i) => width(a)[i]! < width(b)[i]!)
  const deciding = matching.filter((b) => !matching.some((a) => isNarrower(a, b)))

  const counts = (c: Choice) => c.answer === 'yes' && (c.until === undefined || facts.today <= c.until)
  const contained = facts.choices.filter((c) => concerns(c) && contains(asked.data, c.data)).map((c) => c.data)
  const containedPermit = contained.every((data) => judge({ ...asked, data }, facts).permit)
  return { permit: deciding.length > 0 && deciding.every(counts) && containedPermit, deciding }
}

/** What is denied whatever the choices say. */
function mayNever({ holder, receiver, purpose }: Asked, catalogue: Catalogue): boolean {
  const isMapped = (map: Record<string, string[]>, type: string) =>
    Object.entries(map).some(([known, categories]) => known === type && categories.length > 0)
  return (
    catalogue.excludedTypes.includes(receiver.type) ||
    (receiver.roleCode !== undefined && catalogue.excludedRoleCodes.includes(receiver.roleCode)) ||
    !isMapped(catalogue.holderCategoriesOfType, holder.type) ||
    !isMapped(catalogue.receiverCategoryOfType, receiver.type) ||
    !catalogue.purposes.includes(purpose) ||
    holder.ura === receiver.ura
  )
}
