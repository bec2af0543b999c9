import type { Catalogue } from '~/catalogue/catalogue'
import type { Reader } from '~/db/database.server'
import { departureOf } from '~/provider/departure'
import { findProviders } from '~/provider/store.server'
import { isNamed, uraOf, type Choice, type ChoiceKey } from './choice'
import { unknownParty, type ShownParty } from './choosing'
import { groupsIn } from './groups-in'
import { changesOfNamed, type NamedNews, type NamedParty } from './provider-changes'
import type { GroupsOf } from './said-together'

/** Every URA that choices name, as holder or as receiver, each once. */
export function namedIn(choices: readonly Pick<ChoiceKey, 'holder' | 'receiver'>[]): string[] {
  const parties = choices.flatMap(({ holder, receiver }) => [holder, receiver])
  return [...new Set(parties.filter(isNamed).map(uraOf))]
}

/** These providers as the directory knows them, by URA; one that it never had keeps its number as name. */
export async function readParties(
  reader: Reader,
  uras: readonly string[],
  at: Date,
): Promise<Map<string, ShownParty>> {
  const parties = new Map(uras.map((ura) => [ura, unknownParty(ura)]))
  for (const row of await findProviders(reader, uras)) {
    const { ura, name, city, types } = row
    parties.set(ura, { ura, name, city, types, departure: departureOf(row, at) })
  }
  return parties
}

/** What is told about providers that choices name, with their names. */
export type ToldNews = NamedNews & { name: string; intoName?: string }

/** What became of the providers that choices name; `since` is when the choices were last sent. */
export async function readNews(
  reader: Reader,
  choices: readonly Choice[],
  { catalogue, since, at }: { catalogue: Catalogue; since: Date | null; at: Date },
): Promise<ToldNews[]> {
  const uras = namedIn(choices)
  const rows = new Map((await findProviders(reader, uras)).map((row) => [row.ura, row]))
  const parties = uras.map((ura): NamedParty => {
    const { types = [], typesBefore = null, typesChangedAt = null } = rows.get(ura) ?? {}
    return { ura, types, typesBefore, typesChangedAt, departure: departureOf(rows.get(ura), at) }
  })
  const news = changesOfNamed(choices, { parties, catalogue, since })
  const into = await readParties(
    reader,
    news.flatMap(({ into }) => into ?? []),
    at,
  )
  return news.map((one) => ({
    ...one,
    name: rows.get(one.ura)?.name ?? unknownParty(one.ura).name,
    ...(one.into && { intoName: into.get(one.into)!.name }),
  }))
}

/** The groups that providers named in these keys belong to, by the directory of today. */
export async function groupsOfNamed(
  reader: Reader,
  keys: readonly Pick<ChoiceKey, 'holder' | 'receiver'>[],
  catalogue: Catalogue,
): Promise<GroupsOf> {
  return groupsIn(await findProviders(reader, namedIn(keys)), catalogue)
}
