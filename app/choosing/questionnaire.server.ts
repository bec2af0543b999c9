import type { Catalogue, DataCategory, DataCategoryCode, HolderCategory } from '~/catalogue/catalogue'
import { findData, findHolder } from '~/catalogue/lookup'
import type { Stood } from '~/consent/answers'
import { isNamed, named, uraOf, type Choice, type Holder, type Receiver } from '~/consent/choice'
import { dataAskedOf, type Questionnaire, type AskedFacts, type ShownParty } from '~/consent/choosing'
import { namedIn, readParties } from '~/consent/parties.server'
import type { Reader } from '~/db/database.server'
import type { ListedProvider } from '~/ownprovider/use-cases.server'
import { mayPoint, type Disclosure } from '~/representation/disclosure'
import { localDate } from '~/runtime/local-date'

/** Which page: one holder, and which of its data when not the main ones. */
export type QuestionnairePage = { holder: Holder; data?: DataCategoryCode | undefined }

/** What a page is about, found in catalogue and directory. */
export type FoundQuestionnaire = {
  asked: Questionnaire
  /** The group that is asked about, or the first one of the provider. */
  group: HolderCategory | null
  /** The one provider that is asked about. */
  party: ShownParty | null
  data: DataCategory
  /** All data of this holder that have a page. */
  kinds: DataCategoryCode[]
  facts: AskedFacts
}

type World = {
  catalogue: Catalogue
  choices: readonly Choice[]
  own: readonly ListedProvider[]
  /** Where only kinds may be seen, no named provider has a page, nor a place on one. */
  disclosure: Disclosure['namedInChoices']
  at: Date
  /** Other providers the page names. */
  also?: readonly string[]
}

/**
 * Finds what a page is about. Null for a group or data that are not there, and for a provider about which nothing can be
 * chosen: one of no group, one that left and that no choice names, one that may not be named to who asks.
 */
export async function findQuestionnaire(
  reader: Reader,
  page: QuestionnairePage,
  world: World,
): Promise<FoundQuestionnaire | null> {
  const { catalogue, own, disclosure, at } = world
  const { holder } = page
  if (isNamed(holder) && disclosure === 'kinds') return null
  const also = disclosure === 'names' ? (world.also ?? []) : []
  const choices = world.choices.filter((choice) => mayPoint(choice, disclosure))
  const about = choices.filter((choice) => choice.holder === holder)
  const uras = [...namedIn(about), ...also, ...(isNamed(holder) ? [uraOf(holder)] : [])]
  const parties = await readParties(reader, [...new Set(uras)], at)
  const party = isNamed(holder) ? parties.get(uraOf(holder))! : null
  if (party?.departure && about.length === 0) return null
  const asked = dataAskedOf(catalogue, holder, party ?? undefined)
  const kinds = asked.length > 0 ? asked : [...new Set(about.map((choice) => choice.data))]
  const code = page.data ?? kinds[0]
  const data = code !== undefined && kinds.includes(code) ? findData(catalogue, code) : undefined
  if (!data) return null
  return {
    asked: { holder, data: data.code },
    group: findHolder(catalogue, groupOf(catalogue, holder, party)) ?? null,
    party,
    data,
    kinds,
    facts: { catalogue, choices, own, parties, today: localDate(at) },
  }
}

function groupOf(catalogue: Catalogue, holder: Holder, party: ShownParty | null): string {
  if (!party) return holder
  return party.types.flatMap((type) => catalogue.holderCategoriesOfType[type] ?? [])[0] ?? ''
}

/** What stands about the page's data, by receiver. */
export function stoodAt({ asked, facts }: FoundQuestionnaire): (receiver: Receiver) => Stood {
  const about = facts.choices.filter((choice) => choice.holder === asked.holder && choice.data === asked.data)
  const stood = new Map(
    about.map(({ receiver, answer, until }) => [receiver, { answer, until: until ?? null }]),
  )
  return (receiver) => stood.get(receiver) ?? null
}

/** The holder that an address names: `groep` with a code, `zorgaanbieder` with a URA. Null for anything else. */
export function holderIn(scope: string | undefined, holder: string | undefined): Holder | null {
  if (scope === 'groep') return holder && !isNamed(holder) ? holder : null
  if (scope !== 'zorgaanbieder') return null
  return holder && /^\d{8}$/.test(holder) ? named(holder) : null
}
