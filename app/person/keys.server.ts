import { randomBytes } from 'node:crypto'
import type { Keyring } from '~/sealing/keyring.server'
import { sealKey, type SealKey } from '~/sealing/seal.server'

/** The keys of one citizen. The profile key is gone after erasure; the log key stays as long as the log. */
export type SubjectKeys = { profile: SealKey | null; log: SealKey }

export type SealedSubjectKeys = { profileKeySealed: string | null; logKeySealed: string }

/** Makes both keys of a new citizen, as they are stored. */
export function newSubjectKeys(
  keyring: Keyring,
  subjectId: string,
): SealedSubjectKeys & { profileKeySealed: string } {
  return {
    profileKeySealed: keyring.seal(place('profile_key_sealed', subjectId), newKey()),
    logKeySealed: keyring.seal(place('log_key_sealed', subjectId), newKey()),
  }
}

/** Opens both keys. Throws when they were sealed for another citizen or with an unknown key. */
export function openSubjectKeys(keyring: Keyring, subjectId: string, sealed: SealedSubjectKeys): SubjectKeys {
  const open = (column: string, value: string) =>
    Buffer.from(keyring.unseal(place(column, subjectId), value), 'base64')
  return {
    profile:
      sealed.profileKeySealed === null
        ? null
        : sealKey('p1', open('profile_key_sealed', sealed.profileKeySealed)),
    log: sealKey('l1', open('log_key_sealed', sealed.logKeySealed)),
  }
}

function newKey(): string {
  return randomBytes(32).toString('base64')
}

function place(column: string, row: string) {
  return { table: 'subject_key', column, row }
}
