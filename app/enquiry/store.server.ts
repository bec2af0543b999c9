import { and, eq, inArray, sql } from 'drizzle-orm'
import { profileVersion } from '~/consent/tables.server'
import type { Reader } from '~/db/database.server'
import { prepareAs } from '~/db/prepare.server'
import { preference } from '~/notification/tables.server'
import { subject, subjectKey } from '~/person/tables.server'
import { provider } from '~/provider/tables.server'

export type PartyRow = { ura: string; types: string[]; endedAt: Date | null }

/** All that a question needs of a citizen, in one row. */
export type CitizenRow = {
  id: string
  bsnIndex: string
  bsnSealed: string
  createdAt: Date
  gate: string
  profileKeySealed: string | null
  logKeySealed: string
  version: number | null
  choicesSealed: string | null
  viewedMail: boolean | null
}

export type EnquiryReads = {
  /** Holder and receiver, as far as the directory knows them. */
  parties: (holder: string, receiver: string) => Promise<PartyRow[]>
  citizen: (bsnIndex: string) => Promise<CitizenRow | null>
}

/** The two reads of a question, prepared. */
export function enquiryReads(reader: Reader): EnquiryReads {
  const parties = prepareAs(
    reader
      .select({ ura: provider.ura, types: provider.types, endedAt: provider.endedAt })
      .from(provider)
      .where(inArray(provider.ura, [sql.placeholder('holder'), sql.placeholder('receiver')])),
    'enquiry_parties',
  )
  const citizen = prepareAs(
    reader
      .select({
        id: subject.id,
        bsnIndex: subject.bsnIndex,
        bsnSealed: subject.bsnSealed,
        createdAt: subject.createdAt,
        gate: subject.gate,
        profileKeySealed: subjectKey.profileKeySealed,
        logKeySealed: subjectKey.logKeySealed,
        version: profileVersion.number,
        choicesSealed: profileVersion.choicesSealed,
        viewedMail: preference.wanted,
      })
      .from(subject)
      .innerJoin(subjectKey, eq(subjectKey.subjectId, subject.id))
      .leftJoin(
        profileVersion,
        and(eq(profileVersion.subjectId, subject.id), eq(profileVersion.number, subject.currentVersion)),
      )
      .leftJoin(preference, and(eq(preference.subjectId, subject.id), eq(preference.kind, 'viewed')))
      .where(eq(subject.bsnIndex, sql.placeholder('bsnIndex'))),
    'enquiry_citizen',
  )
  return {
    parties: async (holder, receiver) => parties.execute({ holder, receiver }),
    citizen: async (bsnIndex) => (await citizen.execute({ bsnIndex }))[0] ?? null,
  }
}
