import type { Language } from '~/i18n/language'
import type { Citizen } from '~/identity/actor'
import { CLEAR_SESSION_COOKIE, CLEAR_SITE_DATA } from '~/identity/session.server'
import { endSession } from '~/identity/use-cases.server'
import { landingOf } from '~/identity/welcome'
import { readMailAddress } from '~/notification/address.server'
import type { AddressForm } from '~/notification/forms'
import { readLink } from '~/notification/links.server'
import { ASKED_KINDS, SWITCHABLE_KINDS, type SwitchableKind } from '~/notification/kinds'
import { readPreferences } from '~/notification/preferences.server'
import { confirmAddress, requestAddress, type LinkFollowed } from '~/notification/address-use-cases.server'
import { savePreferences } from '~/notification/use-cases.server'
import { PATHS, type Path } from '~/paths'
import { findById } from '~/person/store.server'
import { TERMS_VERSION } from '~/privacy/terms'
import type { Runtime } from '~/runtime/runtime.server'
import { completeWelcome } from './welcome.server'

export type MailChoice =
  | { ok: true; values: { email: string; name: string; kinds: SwitchableKind[] } }
  /** Something comes first, or nothing is left to do here. */
  | { ok: false; goTo: Path }

/** What the form about mail shows at first: what was filled in before, in this session or an earlier one. */
export async function readMailChoice(runtime: Runtime, actor: Citizen): Promise<MailChoice> {
  const goTo = landingOf(actor, null)
  if (goTo !== PATHS.welcome) return { ok: false, goTo }
  const { reader } = runtime.database
  const citizen = await findById(reader, runtime, actor.subjectId)
  if (!citizen || citizen.row.termsVersion < TERMS_VERSION) return { ok: false, goTo }
  const address = await readMailAddress(runtime, actor.subjectId)
  const wanted = await readPreferences(reader, actor.subjectId)
  return {
    ok: true,
    values: {
      email: address?.pending?.email ?? address?.confirmed ?? '',
      name: address?.name ?? '',
      kinds: ASKED_KINDS.filter((kind) => wanted[kind]),
    },
  }
}

type Asking = AddressForm & { kinds: SwitchableKind[]; language: Language; requestId: string }
export type MailAsked = { ok: true; goTo: Path } | { ok: false; refusal: 'too-many' }

/** Keeps what was chosen about mail and sends the link that confirms the address. */
export async function askForMail(
  runtime: Runtime,
  { subjectId }: Citizen,
  asking: Asking,
): Promise<MailAsked> {
  const { kinds, requestId, ...address } = asking
  const asked = await requestAddress(runtime, { subjectId, requestId, ...address })
  if (!asked.ok) return { ok: false, refusal: 'too-many' }
  const wanted = await readPreferences(runtime.database.reader, subjectId)
  const notAsked = SWITCHABLE_KINDS.filter((kind) => !ASKED_KINDS.includes(kind) && wanted[kind])
  await savePreferences(runtime, { subjectId, requestId, kinds: [...kinds, ...notAsked] })
  const welcome = await completeWelcome(runtime, { subjectId, requestId })
  return { ok: true, goTo: welcome === 'done' ? PATHS.overview : PATHS.welcomeConfirm }
}

/** Logs out halfway; the headers make the browser forget too. */
export async function leaveWelcome(
  runtime: Runtime,
  { cookieHeader, requestId }: { cookieHeader: string | null; requestId: string },
): Promise<Record<string, string>> {
  await endSession(runtime, { cookieHeader: cookieHeader ?? undefined, requestId })
  return { 'Set-Cookie': CLEAR_SESSION_COOKIE, 'Clear-Site-Data': CLEAR_SITE_DATA }
}

export type Confirmation = { ok: true; email: string; until: Date } | { ok: false; goTo: Path }

/** The address that waits for its link to be followed; otherwise where to go instead. */
export async function readConfirmation(runtime: Runtime, actor: Citizen): Promise<Confirmation> {
  const goTo = landingOf(actor, null)
  if (goTo !== PATHS.welcome) return { ok: false, goTo }
  const address = await readMailAddress(runtime, actor.subjectId)
  if (!address?.pending) return { ok: false, goTo: PATHS.welcomeMail }
  return { ok: true, email: address.pending.email, until: address.pending.until }
}

/**
 * Follows the link in a mail: the address is confirmed, and with that perhaps the first login is done. Whoever
 * has the link may, logged in or not.
 */
export async function confirmByLink(
  runtime: Runtime,
  { token, requestId }: { token: string; requestId: string },
): Promise<LinkFollowed> {
  const followed = { token, purpose: 'confirm-address', at: runtime.now() } as const
  const link = await readLink(runtime.database.reader, runtime, followed)
  const confirmed = await confirmAddress(runtime, { token, requestId })
  if (confirmed.ok && link.ok) await completeWelcome(runtime, { subjectId: link.citizen.row.id, requestId })
  return confirmed
}
