import { randomBytes } from 'node:crypto'
import type { Keyring } from '~/sealing/keyring.server'
import { sealKey, type SealKey } from '~/sealing/seal.server'

/** The keys of one citizen. The profile key is gone after erasure; the log key stays as long as the log. */
export type SubjectKeys = { profile: SealKey | null; log: SealKey }

export type SealedSubjectKeys = { profileKeySealed: string | null; logKeySealed: string }

/** The id of a citizen to come and both their keys, as they are stored and as they are used. */
export type NewKeys = {
  id: string
  sealed: SealedSubjectKeys & { profileKeySealed: string }
  keys: { profile: SealKey; log: SealKey }
}

/** Makes both keys of a new citizen. */
export function newKeys({ keyring, newId }: { keyring: Keyring; newId: () => string }): NewKeys {
  const id = newId()
  const [profile, log] = [newKey(), newKey()]
  return {
    id,
    sealed: {
      profileKeySealed: keyring.seal(place('profile_key_sealed', id), profile),
      logKeySealed: keyring.seal(place('log_key_sealed', id), log),
    },
    keys: { profile: profileKey(profile), log: logKey(log) },
  }
}

/** Makes a profile key for who was erased before, as it is used and as it is stored. */
export function newProfileKey({ keyring }: { keyring: Keyring }, id: string) {
  const profile = newKey()
  return {
    profile: profileKey(profile),
    profileKeySealed: keyring.seal(place('profile_key_sealed', id), profile),
  }
}

/** Opens both keys. Throws when they were sealed for another citizen or with an unknown key. */
export function openSubjectKeys(keyring: Keyring, subjectId: string, sealed: SealedSubjectKeys): SubjectKeys {
  const open = (column: string, value: string) => keyring.unseal(place(column, subjectId), value)
  return {
    profile:
      sealed.profileKeySealed === null
        ? null
        : profileKey(open('profile_key_sealed', sealed.profileKeySealed)),
    log: logKey(open('log_key_sealed', sealed.logKeySealed)),
  }
}

const profileKey = (base64: string) => sealKey('p1', Buffer.from(base64, 'base64'))
const logKey = (base64: string) => sealKey('l1', Buffer.from(base64, 'base64'))

function newKey(): string {
  return randomBytes(32).toString('base64')
}

function place(column: string, row: string) {
  return { table: 'subject_key', column, row }
}
