import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Catalogue } from '~/catalogue/catalogue'
import { catalogueOf } from '~/catalogue/store.server'
import { catalogueVersion } from '~/catalogue/tables.server'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { profileVersion } from '~/consent/tables.server'
import type { Reader } from '~/db/database.server'
import { oncePerTurn, readTogether } from '~/db/per-turn.server'
import { prepareAs } from '~/db/prepare.server'
import { preference } from '~/notification/tables.server'
import { subject, subjectKey } from '~/person/tables.server'
import { provider } from '~/provider/tables.server'

export type PartyRow = { types: string[]; endedAt: Date | null }

/** All that a question needs of a citizen, in one row. */
export type CitizenRow = {
  id: string
  bsnIndex: string
  bsnSealed: string
  createdAt: Date
  closedAs: string
  deceasedAt: Date | null
  lockedAt: Date | null
  undecidedFrom: string | null
  undecidedUntil: string | null
  emailConfirmedAt: Date | null
  profileKeySealed: string | null
  logKeySealed: string
  version: number | null
  choicesSealed: string | null
  readingCatalogue: number | null
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
      .select({ types: provider.types, endedAt: provider.endedAt })
      .from(provider)
      .where(eq(provider.ura, sql.placeholder('ura'))),
    'enquiry_party',
  )
  const citizen = readTogether<CitizenRow>({
    name: 'enquiry_citizen',
    keyOf: (row) => row.bsnIndex,
    build: (bsnIndexes) =>
      reader
        .select({
          id: subject.id,
          bsnIndex: subject.bsnIndex,
          bsnSealed: subject.bsnSealed,
          createdAt: subject.createdAt,
          closedAs: subject.closedAs,
          deceasedAt: subject.deceasedAt,
          lockedAt: subject.lockedAt,
          undecidedFrom: subject.undecidedFrom,
          undecidedUntil: subject.undecidedUntil,
          emailConfirmedAt: subject.emailConfirmedAt,
          profileKeySealed: subjectKey.profileKeySealed,
          logKeySealed: subjectKey.logKeySealed,
          version: profileVersion.number,
          choicesSealed: profileVersion.choicesSealed,
          readingCatalogue: profileVersion.readingCatalogue,
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
    party: oncePerTurn(async (ura) => (await party.execute({ ura }))[0] ?? null),
    citizen,
  }
}
