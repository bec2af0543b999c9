import type { Choice } from '~/consent/choice'
import { decodeChoices } from '~/consent/profile'
import type { Gate } from '~/consent/question'
import type { Bsn } from '~/person/bsn'
import { openSubjectKeys, type SealedSubjectKeys } from '~/person/keys.server'
import { bareSubject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { unseal, type SealKey } from '~/sealing/seal.server'
import type { CitizenRow } from './store.server'

export type SubjectRow = ReturnType<typeof bareSubject>['row']
export type KeyRow = { subjectId: string } & SealedSubjectKeys

/** A citizen about whom something is asked. */
export type Enquired = {
  id: string
  logKey: SealKey
  gate: Gate
  choices: Choice[]
  /** 0 while nothing was submitted. */
  version: number
  wantsViewedMail: boolean
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

/** Opens what was read. Throws when it does not open: for that citizen nothing can be answered. */
export function openCitizen(opening: Opening, read: CitizenRow, bsn: Bsn): Enquired {
  const { id, bsnIndex, bsnSealed, createdAt, profileKeySealed, logKeySealed } = read
  const keys = openSubjectKeys(opening.keyring, id, { profileKeySealed, logKeySealed })
  const keyRow = { subjectId: id, profileKeySealed: null, logKeySealed }
  return {
    id,
    logKey: keys.log,
    gate: read.gate as Gate,
    choices: keys.profile ? openChoices(keys.profile, read) : [],
    version: read.version ?? 0,
    wantsViewedMail: read.viewedMail === true,
    known: true,
    // The row of someone being erased may be gone a moment later: then a bare one comes in its place.
    insert:
      read.gate === 'erasing'
        ? bareSubject(opening, bsn)
        : { row: { id, bsnIndex, bsnSealed, createdAt }, keyRow },
    keyRow,
  }
}

/** Somebody never asked about before, who gets a bare row with the first question. */
export function newCitizen(opening: Opening, bsn: Bsn): Enquired {
  const insert = bareSubject(opening, bsn)
  return {
    id: insert.row.id,
    logKey: openSubjectKeys(opening.keyring, insert.row.id, insert.keyRow).log,
    gate: 'open',
    choices: [],
    version: 0,
    wantsViewedMail: false,
    known: false,
    insert,
    keyRow: insert.keyRow,
  }
}

function openChoices(profileKey: SealKey, { id, version, choicesSealed }: CitizenRow): Choice[] {
  if (choicesSealed === null) return []
  const place = { table: 'profile_version', column: 'choices_sealed', row: `${id}:${version}` }
  return decodeChoices(unseal(profileKey, place, choicesSealed))
}
