import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Catalogue } from '~/catalogue/catalogue'
import { catalogueOf } from '~/catalogue/store.server'
import { catalogueVersion } from '~/catalogue/tables.server'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { profileVersion } from '~/consent/tables.server'
import type { Reader } from '~/db/database.server'
import { CounterfeitRow, decisive, type Genuine } from '~/db/row-tags.server'
import { oncePerTurn, readTogether } from '~/db/per-turn.server'
import { prepareAs } from '~/db/prepare.server'
import { preference } from '~/notification/tables.server'
import { subject, subjectKey } from '~/person/tables.server'
import { provider } from '~/provider/tables.server'

export type PartyRow = { types: string[]; endedAt: Date | null; blockedAt: Date | null }

type Person = Genuine<typeof subject.$inferSelect>
type Version = Genuine<typeof profileVersion.$inferSelect>

/** All that a question needs of a citizen, as the portal wrote it. */
export type CitizenRow = {
  person: Omit<Person, 'nameSealed' | 'language' | 'seenVersion' | 'undecidedNoted' | 'emailBouncedAt'>
  keys: { profileKeySealed: string | null; logKeySealed: string }
  /** What is in force; null without choices. */
  version: Version | null
  viewedMail: boolean | null
  viewedRhythm: string | null
}

export type EnquiryReads = {
  /** The newest catalogue that was published. */
  catalogue: () => Promise<Catalogue>
  /** An organisation of the directory; null when it is not there. */
  /** One that choices are read in; versions never change, so that each is read once per process. */
  catalogueOf: (version: number) => Promise<Catalogue>
  party: (ura: string) => Promise<PartyRow | null>
  citizen: (bsnIndex: string) => Promise<CitizenRow | null>
}

/** The reads of a question, prepared; those that are not about a citizen are shared within a turn. */
export function enquiryReads(reader: Reader): EnquiryReads {
  const newest = prepareAs(
    reader
      .select({ version: catalogueVersion.version })
      .from(catalogueVersion)
      .orderBy(desc(catalogueVersion.version))
      .limit(1),
    'enquiry_catalogue',
  )
  const catalogue = oncePerTurn(async () => {
    const [found] = await newest.execute()
    return catalogueOf(reader, found?.version ?? catalogueVersion1.version)
  })
  const party = prepareAs(
    reader
      .select(decisive(provider))
      .from(provider)
      .where(eq(provider.ura, sql.placeholder('ura'))),
    'enquiry_party',
  )
  const found = readTogether<FoundCitizen>({
    name: 'enquiry_citizen',
    keyOf: ({ person }) => person.bsnIndex,
    build: (bsnIndexes) =>
      reader
        .select({
          person: { ...decisive(subject), bsnSealed: subject.bsnSealed },
          keys: { profileKeySealed: subjectKey.profileKeySealed, logKeySealed: subjectKey.logKeySealed },
          version: { ...decisive(profileVersion), choicesSealed: profileVersion.choicesSealed },
          viewedMail: preference.wanted,
          viewedRhythm: preference.rhythm,
        })
        .from(subject)
        .innerJoin(subjectKey, eq(subjectKey.subjectId, subject.id))
        .leftJoin(
          profileVersion,
          and(eq(profileVersion.subjectId, subject.id), eq(profileVersion.number, subject.currentVersion)),
        )
        .leftJoin(preference, and(eq(preference.subjectId, subject.id), eq(preference.kind, 'viewed')))
        .where(inArray(subject.bsnIndex, bsnIndexes)),
  })
  return {
    catalogue: () => catalogue('newest'),
    catalogueOf: (version) => catalogueOf(reader, version),
    party: oncePerTurn(async (ura) => {
      const [row] = await party.execute({ ura })
      return row ? reader.tags.genuine(provider, row) : null
    }),
    citizen: async (bsnIndex) => {
      const read = await found(bsnIndex)
      return read && proven(reader, read)
    },
  }
}

type Unproven<Row> = Row extends null ? null : Omit<Row, keyof Genuine<unknown>>
type FoundCitizen = Omit<CitizenRow, 'person' | 'version'> & {
  person: Unproven<CitizenRow['person']>
  version: Unproven<CitizenRow['version']>
}

/** Refuses what the portal did not write, a version in force that is gone among it: then there is no answer. */
function proven({ tags }: Reader, { person, version, ...rest }: FoundCitizen): CitizenRow {
  if (version === null && person.currentVersion !== 0)
    throw new CounterfeitRow('profile_version', `${person.id}:${person.currentVersion}`)
  return {
    ...rest,
    person: tags.genuine(subject, person),
    version: version && tags.genuine(profileVersion, version),
  }
}
