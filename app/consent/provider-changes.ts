import type { Catalogue } from '~/catalogue/catalogue'
import { holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import type { Departure } from '~/provider/departure'
import { isNamed, uraOf, type Choice, type ChoiceKey } from './choice'

/** A provider that choices name, as the directory has it now. */
export type NamedParty = {
  ura: string
  types: string[]
  departure: Departure | null
  /** The types it had before they last changed, and since when it has others. */
  typesBefore: string[] | null
  typesChangedAt: Date | null
}

/**
 * What became of a provider that choices name. A named choice never moves to another provider by itself: whoever made it
 * is told, and decides.
 *
 * - `ended`: it takes part no more, so the choice does nothing
 * - `merged`: it goes on as another provider, for which the choice does not count
 * - `other-group`: it has another kind of care since the choices were last sent; the choice still counts
 */
export type NamedNews = {
  ura: string
  news: 'ended' | 'merged' | 'other-group'
  /** The URA with which it goes on. */
  into?: string
  /** A choice that names it, to go to. */
  key: ChoiceKey
}

/** What there is to tell about the providers that choices name, in the order of the choices; once per provider. */
export function changesOfNamed(
  choices: readonly Choice[],
  { parties, catalogue, since }: { parties: readonly NamedParty[]; catalogue: Catalogue; since: Date | null },
): NamedNews[] {
  const byUra = new Map(parties.map((party) => [party.ura, party]))
  const told = new Map<string, NamedNews>()
  for (const choice of choices) {
    for (const party of [choice.holder, choice.receiver].filter(isNamed)) {
      const known = byUra.get(uraOf(party))
      if (!known || told.has(known.ura)) continue
      const news = newsOf(known, catalogue, since)
      const { holder, data, receiver } = choice
      if (news) told.set(known.ura, { ura: known.ura, ...news, key: { holder, data, receiver } })
    }
  }
  return [...told.values()]
}

function newsOf(party: NamedParty, catalogue: Catalogue, since: Date | null) {
  if (party.departure?.kind === 'merged') return { news: 'merged' as const, into: party.departure.into }
  if (party.departure) return { news: 'ended' as const }
  if (!party.typesChangedAt || !party.typesBefore) return undefined
  if (since && party.typesChangedAt <= since) return undefined
  const groups = (types: string[]) =>
    [...holderCategoriesOf(catalogue, types), '/', ...receiverCategoriesOf(catalogue, types)].join(' ')
  return groups(party.typesBefore) === groups(party.types) ? undefined : { news: 'other-group' as const }
}
