import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { findById } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { mailName, readMailAddress, writeMailName, type MailAddress } from './address.server'
import { SWITCHABLE_KINDS, type SwitchableKind } from './kinds'
import { mailEntry, type By } from './log-entry'
import {
  readPreferences,
  readRhythm,
  wantsMail,
  writePreferences,
  writeRhythm,
  type Preferences,
} from './preferences.server'
import type { MailSettings } from './settings'
import { readUnsubscribeToken } from './unsubscribe-token.server'

/** Reads where a citizen is mailed and about what; null when the citizen is not there or was erased. */
export async function readMailSettings(
  runtime: Runtime,
  subjectId: string,
): Promise<{ address: MailAddress; settings: MailSettings } | null> {
  const { reader } = runtime.database
  const address = await readMailAddress(runtime, subjectId)
  if (!address) return null
  const wanted = await readPreferences(reader, subjectId)
  const kinds = SWITCHABLE_KINDS.filter((kind) => wanted[kind])
  const rhythm = await readRhythm(reader, subjectId)
  return { address, settings: { kinds, rhythm, name: address.name ?? '' } }
}

type SettingsSaved = By & { chosen: MailSettings; shown: MailSettings }

/**
 * Saves what was changed on the settings screen. `shown` is what the screen said when it was opened: what was
 * left as it was there is left as it is, so that two windows do not undo each other. Answers what changed.
 */
export async function saveMailSettings(
  runtime: Runtime,
  { subjectId, requestId, chosen, shown }: SettingsSaved,
): Promise<string[]> {
  const at = runtime.now()
  const touched = SWITCHABLE_KINDS.filter(
    (kind) => chosen.kinds.includes(kind) !== shown.kinds.includes(kind),
  )
  const wanted = Object.fromEntries(touched.map((kind) => [kind, chosen.kinds.includes(kind)]))
  return runtime.database.transact(async (transaction) => {
    const citizen = await findById(transaction, runtime, subjectId)
    if (!citizen?.keys.profile) return []
    const kinds = await writePreferences(transaction, { subjectId, wanted, at })
    const changed = kinds.map((kind) => `${kind}=${wanted[kind] ? 'on' : 'off'}`)
    if (chosen.rhythm !== shown.rhythm && chosen.rhythm !== (await readRhythm(transaction, subjectId))) {
      await writeRhythm(transaction, { subjectId, rhythm: chosen.rhythm, at })
      changed.push(`rhythm=${chosen.rhythm}`)
    }
    if (chosen.name !== shown.name && chosen.name !== (mailName(citizen) ?? '')) {
      await writeMailName(transaction, citizen, chosen.name)
      changed.push('name')
    }
    await logChanges(transaction, { subjectId, requestId }, { changed, at })
    return changed
  })
}

type PreferencesSaved = By & { kinds: readonly SwitchableKind[] }

/** Switches the given kinds of mail on and all others off. Answers which that changed. */
export async function savePreferences(runtime: Runtime, saved: PreferencesSaved): Promise<SwitchableKind[]> {
  const at = runtime.now()
  const wanted = Object.fromEntries(SWITCHABLE_KINDS.map((kind) => [kind, saved.kinds.includes(kind)]))
  return runtime.database.transact((transaction) => changePreferences(transaction, { ...saved, wanted }, at))
}

export type Unsubscribed = { ok: true; kind: SwitchableKind } | { ok: false; refusal: 'unknown' }

/**
 * Switches off the kind that a mail's unsubscribe link names. May be done again and again (RFC 8058 3.2);
 * the activity log has the first time only.
 */
export async function unsubscribe(
  runtime: Runtime,
  { token, requestId }: { token: string; requestId: string },
): Promise<Unsubscribed> {
  const found = readUnsubscribeToken(runtime, token)
  if (!found) return { ok: false, refusal: 'unknown' }
  const at = runtime.now()
  const wanted = { [found.kind]: false }
  return runtime.database.transact(async (transaction) => {
    const citizen = await findById(transaction, runtime, found.subjectId)
    if (!citizen?.keys.profile) return { ok: false, refusal: 'unknown' }
    await changePreferences(transaction, { subjectId: found.subjectId, requestId, wanted }, at)
    return { ok: true, kind: found.kind }
  })
}

export type UnsubscribeDescription =
  | { ok: true; kind: SwitchableKind; wanted: boolean }
  | { ok: false; refusal: 'unknown' }

/** What an unsubscribe link is about and whether it still has something to do: for the page with the button. */
export async function describeUnsubscribe(runtime: Runtime, token: string): Promise<UnsubscribeDescription> {
  const found = readUnsubscribeToken(runtime, token)
  if (!found) return { ok: false, refusal: 'unknown' }
  const wanted = await wantsMail(runtime.database.reader, found.subjectId, found.kind)
  return { ok: true, kind: found.kind, wanted }
}

type PreferenceChange = By & { wanted: Partial<Preferences> }

async function changePreferences(transaction: Transaction, change: PreferenceChange, at: Date) {
  const kinds = await writePreferences(transaction, { ...change, at })
  const changed = kinds.map((kind) => `${kind}=${change.wanted[kind] ? 'on' : 'off'}`)
  await logChanges(transaction, change, { changed, at })
  return kinds
}

async function logChanges(
  transaction: Transaction,
  { subjectId, requestId }: By,
  { changed, at }: { changed: string[]; at: Date },
) {
  if (changed.length === 0) return
  const entry = { event: 'preferences-changed', action: 'U', at, subjectId, requestId } as const
  await appendActivity(transaction, [mailEntry({ ...entry, object: changed.join(' ') })])
}
