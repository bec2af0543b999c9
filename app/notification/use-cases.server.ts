import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Transaction } from '~/db/database.server'
import type { Language } from '~/i18n/language'
import { findById, type Subject } from '~/person/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import {
  confirmedAddress,
  mailName,
  readMailAddress,
  writeConfirmedAddress,
  writeMailName,
} from './address.server'
import { comparable, parseEmail, type Email } from './email'
import { SWITCHABLE_KINDS, type SwitchableKind } from './kinds'
import { burnLink, countLinks, endLinks, makeLink, readLink, type LinkRefusal } from './links.server'
import { dropWaiting, enqueue } from './outbox.server'
import { wantsMail, writePreferences, type Preferences } from './preferences.server'
import { readUnsubscribeToken } from './unsubscribe-token.server'

/** Who asks, and in which request. */
type By = { subjectId: string; requestId: string }

type AddressRequest = By & { email: Email; name?: string; language: Language }
export type AddressRequested =
  | { ok: true; outcome: 'mail-on-its-way' | 'already-confirmed' }
  | { ok: false; refusal: 'too-many-links' | 'erased' }

/** A stranger's mailbox must not be filled by typing its address here. */
const LINKS_A_DAY = 5
const DAY_MILLISECONDS = 24 * 3_600_000

/**
 * Asks for an address: it is kept sealed in a link that is mailed there, and becomes the citizen's only when
 * that link is followed. An earlier link that still worked ends. The name, when given, counts at once; it is
 * not in this mail, which may reach a stranger. Refuses a sixth link within 24 hours.
 */
export async function requestAddress(runtime: Runtime, request: AddressRequest): Promise<AddressRequested> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const citizen = await findById(transaction, runtime, request.subjectId)
    if (!citizen?.keys.profile) return { ok: false, refusal: 'erased' }
    const asked = { citizen, purpose: 'confirm-address', at } as const
    const since = new Date(at.getTime() - DAY_MILLISECONDS)
    if ((await countLinks(transaction, { ...asked, since })) >= LINKS_A_DAY) {
      return { ok: false, refusal: 'too-many-links' }
    }
    await renameIfAsked(transaction, citizen, request)
    if (isConfirmed(citizen, request.email)) return { ok: true, outcome: 'already-confirmed' }
    await endLinks(transaction, asked)
    await dropWaiting(transaction, { subjectId: citizen.row.id, kind: 'confirm-address', at })
    const link = await makeLink(transaction, runtime, { ...asked, payload: request.email })
    await enqueue(transaction, runtime, {
      kind: 'confirm-address',
      citizen,
      reason: link.tokenIndex,
      language: request.language,
      payload: { address: request.email, link: link.token },
      at,
    })
    await log(transaction, request, { event: 'address-requested', action: 'C', at, object: 'address' })
    return { ok: true, outcome: 'mail-on-its-way' }
  })
}

type Resend = By & { language: Language }
export type Resent = AddressRequested | { ok: false; refusal: 'nothing-pending' }

/** Mails a new link to the address that waits for confirmation; the earlier link ends. */
export async function resendConfirmation(runtime: Runtime, resend: Resend): Promise<Resent> {
  const address = await readMailAddress(runtime, resend.subjectId)
  const email = parseEmail(address?.pending?.email ?? '')
  if (!email) return { ok: false, refusal: 'nothing-pending' }
  return requestAddress(runtime, { ...resend, email })
}

type Following = { token: string; requestId: string }
export type AddressConfirmed = { ok: true } | { ok: false; refusal: LinkRefusal }

/**
 * Makes the address in a link the citizen's own: from now on mail goes there. An address it replaces is told.
 * Whoever has the link may follow it, logged in or not; it works once, for 24 hours.
 */
export async function confirmAddress(
  runtime: Runtime,
  { token, requestId }: Following,
): Promise<AddressConfirmed> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const link = await burnLink(transaction, runtime, { token, purpose: 'confirm-address', at })
    if (!link.ok) return link
    const email = parseEmail(link.payload)
    if (!email) return { ok: false, refusal: 'unknown' }
    const { citizen } = link
    const replaced = confirmedAddress(citizen)
    await writeConfirmedAddress(transaction, runtime, { citizen, email, at })
    if (replaced && comparable(replaced) !== comparable(email)) {
      const payload = { address: replaced }
      await enqueue(transaction, runtime, {
        kind: 'address-changed',
        citizen,
        reason: at.toISOString(),
        payload,
        at,
      })
    }
    const by = { subjectId: citizen.row.id, requestId }
    await log(transaction, by, { event: 'address-confirmed', action: 'U', at, object: 'address' })
    return { ok: true }
  })
}

/** What a link to confirm an address would do, without doing it: for the page with the button. */
export async function describeConfirmation(runtime: Runtime, token: string): Promise<AddressConfirmed> {
  const followed = { token, purpose: 'confirm-address', at: runtime.now() } as const
  const link = await readLink(runtime.database.reader, runtime, followed)
  return link.ok ? { ok: true } : link
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
export async function unsubscribe(runtime: Runtime, { token, requestId }: Following): Promise<Unsubscribed> {
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
  { ok: true; kind: SwitchableKind; wanted: boolean } | { ok: false; refusal: 'unknown' }

/** What an unsubscribe link is about and whether it still has something to do: for the page with the button. */
export async function describeUnsubscribe(runtime: Runtime, token: string): Promise<UnsubscribeDescription> {
  const found = readUnsubscribeToken(runtime, token)
  if (!found) return { ok: false, refusal: 'unknown' }
  const wanted = await wantsMail(runtime.database.reader, found.subjectId, found.kind)
  return { ok: true, kind: found.kind, wanted }
}

type PreferenceChange = By & { wanted: Partial<Preferences> }

async function changePreferences(transaction: Transaction, change: PreferenceChange, at: Date) {
  const changed = await writePreferences(transaction, { ...change, at })
  if (changed.length === 0) return changed
  const object = changed.map((kind) => `${kind}=${change.wanted[kind] ? 'on' : 'off'}`).join(' ')
  await log(transaction, change, { event: 'preferences-changed', action: 'U', at, object })
  return changed
}

async function renameIfAsked(transaction: Transaction, citizen: Subject, { name }: AddressRequest) {
  if (name === undefined || name === (mailName(citizen) ?? '')) return
  await writeMailName(transaction, citizen, name)
}

function isConfirmed(citizen: Subject, email: Email): boolean {
  const confirmed = confirmedAddress(citizen)
  return confirmed !== null && comparable(confirmed) === comparable(email)
}

type Logged = Pick<ActivityEntry, 'event' | 'action' | 'at'> & { object: string }

function log(transaction: Transaction, by: By, { object, ...rest }: Logged) {
  return appendActivity(transaction, [
    {
      ...rest,
      outcome: 'success',
      subjectId: by.subjectId,
      organisation: null,
      users: [{ id: by.subjectId, role: '01', initiator: true }],
      object: { type: 'mail', id: object },
      requestId: by.requestId,
    },
  ])
}
