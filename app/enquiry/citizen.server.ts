import type { DecisionFacts } from '~/consent/decide'
import type { Profile } from '~/consent/profile'
import { openProfile } from '~/consent/store.server'
import { readRhythmWord, type Rhythm } from '~/notification/viewed'
import type { Bsn } from '~/person/bsn'
import { type Gate, gateOn, isFrozen } from '~/person/gate'
import { openSubjectKeys, type NewKeys, type SealedSubjectKeys, type SubjectKeys } from '~/person/keys.server'
import { bareSubject } from '~/person/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import type { SealKey } from '~/sealing/seal.server'
import { remembering } from './opened-cache.server'
import { spareKeys } from './spare-keys.server'
import type { CitizenRow } from './store.server'

export type SubjectRow = ReturnType<typeof bareSubject>['row'] & { rowTag?: string }
export type KeyRow = { subjectId: string } & SealedSubjectKeys

/** A citizen about whom something is asked. */
export type Enquired = {
  id: string
  logKey: SealKey
  gate: Gate
  choices: DecisionFacts['choices']
  /** The catalogue in which the choices are read; null without choices. */
  readingCatalogue: number | null
  /** 0 while nothing was submitted. */
  version: number
  /** Whether a mail is to be sent (switched on, and the address confirmed), and how often. */
  wantsViewedMail: boolean
  viewedRhythm: Rhythm
  /** Whether the rows below are expected to be there already. */
  known: boolean
  /**
   * Every question inserts these, whether the citizen is known or not, so that both take the same statements. For a known
   * one they are there already and nothing happens; the profile key is left out, lest a destroyed one come back.
   */
  insert: { row: SubjectRow; keyRow: KeyRow }
  /** The key row to insert when `insert.row` turned out to be there. */
  keyRow: KeyRow
}

type Opening = Pick<Runtime, 'keyring' | 'newId' | 'now'>

/** Null is somebody never asked about before, who gets a bare row with the first question. */
export type OpenCitizen = (read: CitizenRow | null, bsn: Bsn) => Enquired

/** Keys are small, choices are not. Both are forgotten within a minute: a destroyed key does not stay. */
const KEYS_REMEMBERED = { size: 8_000, milliseconds: 60_000 }
const CHOICES_REMEMBERED = { size: 1_000, milliseconds: 60_000 }

/**
 * Opens what was read. What was opened is remembered for a minute, since a question about somebody is seldom the only
 * one, and used only for the very same sealed text. Who is not known costs no more than who is: their keys were made
 * beforehand. Throws when a text does not open: for that citizen nothing can be
 * answered.
 */
export function citizenOpener(opening: Opening): OpenCitizen {
  const keysOf = remembering<SubjectKeys>({ ...KEYS_REMEMBERED, now: opening.now })
  const choicesOf = remembering<Profile>({ ...CHOICES_REMEMBERED, now: opening.now })

  const spare = spareKeys(opening)

  return (read, bsn) => {
    if (!read) return newCitizen(opening, bsn, spare())
    const { person, keys: sealed, version } = read
    const keys = keysOf(`${person.id} ${sealed.profileKeySealed} ${sealed.logKeySealed}`, () =>
      openSubjectKeys(opening.keyring, person.id, sealed),
    )
    const { profile } = keys
    const choices =
      profile && version
        ? // The tag was just found to be of these very bytes, of this version of this person.
          choicesOf(version.rowTag, () => openProfile(profile, version))
        : []
    return citizenOf(opening, read, { bsn, logKey: keys.log, choices, spare })
  }
}

function citizenOf(
  opening: Opening,
  read: CitizenRow,
  {
    bsn,
    logKey,
    choices,
    spare,
  }: { bsn: Bsn; logKey: SealKey; choices: Enquired['choices']; spare: () => NewKeys },
): Enquired {
  const { person, version, keys } = read
  const { id, bsnIndex, bsnSealed, createdAt } = person
  const { logKeySealed } = keys
  const keyRow = { subjectId: id, profileKeySealed: null, logKeySealed }
  return {
    id,
    logKey,
    gate: gateOn(person, localDate(opening.now())),
    choices,
    readingCatalogue: version?.readingCatalogue ?? null,
    version: version?.number ?? 0,
    wantsViewedMail:
      read.viewedMail === true &&
      person.emailConfirmedAt !== null &&
      person.deceasedAt === null &&
      !isFrozen(person),
    viewedRhythm: readRhythmWord(read.viewedRhythm),
    known: true,
    // Of somebody erased the row may be gone a moment later: then a bare one comes in its place. Else only a bare one goes, so that
    // the tag is right for what comes back.
    insert:
      keys.profileKeySealed === null
        ? bareSubject(opening, bsn, spare())
        : { row: { id, bsnIndex, bsnSealed, createdAt, rowTag: person.rowTag }, keyRow },
    keyRow,
  }
}

function newCitizen(opening: Opening, bsn: Bsn, keys: NewKeys): Enquired {
  const insert = bareSubject(opening, bsn, keys)
  return {
    id: keys.id,
    logKey: keys.keys.log,
    gate: 'open',
    choices: [],
    readingCatalogue: null,
    version: 0,
    wantsViewedMail: false,
    viewedRhythm: 'at-once',
    known: false,
    insert,
    keyRow: insert.keyRow,
  }
}
