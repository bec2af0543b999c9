import { appendActivity } from '~/audit/append.server'
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
import { isSameAddress, parseEmail, type Email } from './email'
import {
  burnLink,
  endLinks,
  makeLink,
  readLink,
  readOpenLink,
  tooManyLinks,
  type LinkRefusal,
  type Purpose,
} from './links.server'
import { mailEntry, type By } from './log-entry'
import { dropWaiting, enqueue, resumePaused } from './outbox.server'
import { deletePostal } from './postal-address.server'

type AddressRequest = By & { email: Email; name?: string; language: Language }
export type AddressRequested =
  | { ok: true; outcome: 'mail-on-its-way' | 'already-confirmed' }
  | { ok: false; refusal: 'too-many-links' | 'erased' }

/**
 * Asks for an address: it is kept sealed in a link that is mailed there, and becomes the citizen's only when
 * that link is followed. An earlier link that still worked ends. The address it would replace is told, with a
 * link to stop it; one that takes no mail is not, and may be asked for again. The name, when given, counts at
 * once; it is not in the mail to the new address, which may reach a stranger. Refuses a sixth link within 24 hours.
 */
export async function requestAddress(runtime: Runtime, request: AddressRequest): Promise<AddressRequested> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const citizen = await findById(transaction, runtime, request.subjectId)
    if (!citizen?.keys.profile) return { ok: false, refusal: 'erased' }
    const asked = { citizen, purpose: 'confirm-address', at } as const
    if (await tooManyLinks(transaction, asked)) return { ok: false, refusal: 'too-many-links' }
    await renameIfAsked(transaction, citizen, request)
    const current = citizen.row.emailBouncedAt ? null : confirmedAddress(citizen)
    if (current && isSameAddress(current, request.email)) return { ok: true, outcome: 'already-confirmed' }
    if (current) await tellOfRequest(transaction, runtime, { citizen, current, email: request.email, at })
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
    await log(transaction, request, { event: 'address-requested', action: 'C', at })
    return { ok: true, outcome: 'mail-on-its-way' }
  })
}

type Change = { citizen: Subject; current: Email; email: Email; at: Date }

/** Tells the address that would be replaced; once, however often the link to the new one is asked for again. */
async function tellOfRequest(transaction: Transaction, runtime: Runtime, change: Change) {
  const { citizen, current, email, at } = change
  const pending = await readOpenLink(transaction, { citizen, purpose: 'confirm-address', at })
  const told = await readOpenLink(transaction, { citizen, purpose: 'keep-address', at })
  if (pending?.payload === email && told?.payload === current) return
  const link = await makeLink(transaction, runtime, {
    citizen,
    purpose: 'keep-address',
    payload: current,
    at,
  })
  await enqueue(transaction, runtime, {
    kind: 'address-changing',
    citizen,
    reason: link.tokenIndex,
    payload: { address: current, link: link.token },
    at,
  })
}

type Resend = By & { language: Language }
export type Resent = AddressRequested | { ok: false; refusal: 'nothing-pending' }

/**
 * Mails a new link to the address that waits for confirmation, or else to the one that took no mail, to try it
 * again; the earlier link ends.
 */
export async function resendConfirmation(runtime: Runtime, resend: Resend): Promise<Resent> {
  const address = await readMailAddress(runtime, resend.subjectId)
  const refused = address?.bounced ? address.confirmed : null
  const email = parseEmail(address?.pending?.email ?? refused ?? '')
  if (!email) return { ok: false, refusal: 'nothing-pending' }
  return requestAddress(runtime, { ...resend, email })
}

/** Takes an address that waits for confirmation back: its link ends, and mail goes where it went. */
export async function withdrawAddress(runtime: Runtime, by: By): Promise<void> {
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    const citizen = await findById(transaction, runtime, by.subjectId)
    if (!citizen || !(await readOpenLink(transaction, { citizen, purpose: 'confirm-address', at }))) return
    await endRequests(transaction, citizen, at)
    await log(transaction, by, { event: 'address-kept', action: 'U', at })
  })
}

type Following = { token: string; requestId: string }
export type LinkFollowed = { ok: true } | { ok: false; refusal: LinkRefusal }

/**
 * Makes the address in a link the citizen's own: from now on mail goes there. An address it replaces is told.
 * Whoever has the link may follow it, logged in or not; it works once, for 24 hours.
 */
export async function confirmAddress(
  runtime: Runtime,
  { token, requestId }: Following,
): Promise<LinkFollowed> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const link = await burnLink(transaction, runtime, { token, purpose: 'confirm-address', at })
    if (!link.ok) return link
    const email = parseEmail(link.payload)
    if (!email) return { ok: false, refusal: 'unknown' }
    const { citizen } = link
    await moveTo(transaction, runtime, { citizen, email, at })
    const by = { subjectId: citizen.row.id, requestId }
    await log(transaction, by, { event: 'address-confirmed', action: 'U', at })
    return { ok: true }
  })
}

/**
 * Stops a change of address by the link that the earlier address got: what waits for confirmation ends, and an
 * address that was confirmed since makes way for the earlier one again. Whoever has the link may, logged in or
 * not; it works once, for 24 hours. Of two such links the older one counts: it ends the younger ones.
 */
export async function keepAddress(runtime: Runtime, { token, requestId }: Following): Promise<LinkFollowed> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    const link = await burnLink(transaction, runtime, { token, purpose: 'keep-address', at })
    if (!link.ok) return link
    const email = parseEmail(link.payload)
    if (!email) return { ok: false, refusal: 'unknown' }
    const { citizen, createdAt } = link
    await endRequests(transaction, citizen, at)
    await endLinks(transaction, { citizen, purpose: 'keep-address', at, madeAfter: createdAt })
    const confirmed = confirmedAddress(citizen)
    if (!confirmed || !isSameAddress(confirmed, email))
      await moveTo(transaction, runtime, { citizen, email, at })
    const by = { subjectId: citizen.row.id, requestId }
    await log(transaction, by, { event: 'address-kept', action: 'U', at })
    return { ok: true }
  })
}

/** What a link would do, without doing it: for the page with the button. */
export async function describeLink(
  runtime: Runtime,
  followed: { token: string; purpose: Purpose },
): Promise<LinkFollowed> {
  const link = await readLink(runtime.database.reader, runtime, { ...followed, at: runtime.now() })
  return link.ok ? { ok: true } : link
}

type Move = { citizen: Subject; email: Email; at: Date }

/** From now on mail goes there, also what waited because the address before took none; and nothing by post any more. */
async function moveTo(transaction: Transaction, runtime: Runtime, { citizen, email, at }: Move) {
  const before = citizen.row.emailBouncedAt ? null : confirmedAddress(citizen)
  await writeConfirmedAddress(transaction, runtime, { citizen, email, at })
  await resumePaused(transaction, citizen.row.id, at)
  if (citizen.row.byPost) await deletePostal(transaction, citizen.row.id)
  if (!before || isSameAddress(before, email)) return
  const payload = { address: before }
  const reason = at.toISOString()
  await enqueue(transaction, runtime, { kind: 'address-changed', citizen, reason, payload, at })
}

async function endRequests(transaction: Transaction, citizen: Subject, at: Date) {
  await endLinks(transaction, { citizen, purpose: 'confirm-address', at })
  await dropWaiting(transaction, { subjectId: citizen.row.id, kind: 'confirm-address', at })
}

async function renameIfAsked(transaction: Transaction, citizen: Subject, { name }: AddressRequest) {
  if (name === undefined || name === (mailName(citizen) ?? '')) return
  await writeMailName(transaction, citizen, name)
}

type Logged = Pick<Parameters<typeof mailEntry>[0], 'event' | 'action' | 'at'>

function log(transaction: Transaction, { subjectId, requestId }: By, logged: Logged) {
  return appendActivity(transaction, [mailEntry({ ...logged, subjectId, requestId, object: 'address' })])
}
