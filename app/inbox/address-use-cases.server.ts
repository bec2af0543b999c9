import { appendActivity } from '~/audit/append.server'
import type { ActivityEntry } from '~/audit/entry'
import type { Reader, Transaction } from '~/db/database.server'
import type { Staff } from '~/identity/actor'
import { isSameAddress, parseEmail, type Email } from '~/notification/email'
import {
  burnOwnedLink,
  endLinks,
  makeLink,
  readOpenLink,
  readOwnedLink,
  tooManyLinks,
  type LinkRefusal,
} from '~/notification/links.server'
import { dropWaiting, enqueue, resumePaused } from '~/notification/outbox.server'
import { readUndelivered } from '~/notification/undelivered.server'
import { readInboxAddress, writeInboxAddress, type InboxAddress } from '~/optin/inbox-address.server'
import { byOf, mayDo, userOf } from '~/representation/staff-dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { organisationOf } from './tell-organisation.server'

const PURPOSE = 'confirm-inbox'

/** A message that did not arrive, by its kind; never what caused it. */
export type Undelivered = { id: string; kind: 'opt-in-arrived' | 'inbox-address'; at: Date }

export type InboxAddressShown = {
  /** Where one's own organisation is told; null where nobody said. */
  address: InboxAddress | null
  /** Asked for, and waiting for its link to be followed. */
  pending: { email: string; until: Date } | null
  undelivered: Undelivered[]
}

/** Where one's own organisation is told that something waits, what waits to be confirmed, and what did not arrive. */
export async function readInboxAddressOf(runtime: Runtime, staff: Staff): Promise<InboxAddressShown> {
  const { reader } = runtime.database
  const { ura } = staff.organisation
  const open = await readOpenLink(reader, { ...linksOf(runtime, ura), at: runtime.now() })
  return {
    address: await readInboxAddress(reader, runtime, ura),
    pending: open && { email: open.payload, until: open.expiresAt },
    undelivered: await readNotArrived(reader, ura, runtime.now()),
  }
}

export type AddressGiven = { ok: true } | { ok: false; refusal: 'not-there' | 'too-many' }

type Giving = { staff: Staff; email: Email | null; requestId: string }

/**
 * Says where from now on. Nothing counts at once; another address when the link that is mailed there is followed, and until then
 * the earlier one goes on. Who said so is logged, and not what; who is no administrator any more says nothing.
 */
export async function giveInboxAddress(runtime: Runtime, giving: Giving): Promise<AddressGiven> {
  const { staff, email, requestId } = giving
  const at = runtime.now()
  const { ura } = staff.organisation
  return runtime.database.transact(async (transaction): Promise<AddressGiven> => {
    const addressee = await organisationOf(transaction, runtime, ura)
    if (!addressee || !(await mayDo(transaction, runtime, { staff, need: 'inbox-address' })))
      return { ok: false, refusal: 'not-there' }
    const links = linksOf(runtime, ura)
    if (email && (await tooManyLinks(transaction, { ...links, at })))
      return { ok: false, refusal: 'too-many' }
    await endLinks(transaction, { ...links, at })
    await dropWaiting(transaction, { subjectId: ura, kind: 'inbox-address', at })
    const current = addressee.bounced ? null : addressee.address()
    const by = { users: [userOf(byOf(staff))], at, requestId }
    if (email === null) await writeInboxAddress(transaction, runtime, { ura, email, at })
    else if (!current || !isSameAddress(current, email)) {
      const link = await makeLink(transaction, runtime, { ...links, payload: email, at })
      await enqueue(transaction, runtime, {
        ...{ kind: 'inbox-address', addressee, reason: link.tokenIndex, at },
        payload: { address: email, link: link.token },
      })
    }
    const event = email === null ? 'organisation-address-changed' : 'organisation-address-asked'
    await log(transaction, ura, { ...by, event })
    return { ok: true }
  })
}

type Following = { token: string; requestId: string }
export type InboxLinkFollowed = { ok: true } | { ok: false; refusal: LinkRefusal }

/** What a link would do, without doing it: for the page with the button. */
export async function describeInboxLink(
  runtime: Runtime,
  { token }: Pick<Following, 'token'>,
): Promise<InboxLinkFollowed> {
  const followed = {
    token,
    purpose: PURPOSE,
    at: runtime.now(),
    keyOf: runtime.keyring.organisationKey,
  } as const
  const read = await readOwnedLink(runtime.database.reader, runtime, followed)
  return read.ok ? { ok: true } : read
}

/**
 * Makes the address in a link the one at which an organisation is told, with what waited because the earlier one took nothing. Whoever
 * reads the mail there may follow it, logged in or not; it works once, for 24 hours.
 */
export async function confirmInboxAddress(
  runtime: Runtime,
  { token, requestId }: Following,
): Promise<InboxLinkFollowed> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<InboxLinkFollowed> => {
    const followed = { token, purpose: PURPOSE, at, keyOf: runtime.keyring.organisationKey } as const
    const link = await burnOwnedLink(transaction, runtime, followed)
    if (!link.ok) return link
    const email = parseEmail(link.payload)
    if (!email) return { ok: false, refusal: 'unknown' }
    const ura = link.ownerId
    await writeInboxAddress(transaction, runtime, { ura, email, at })
    await resumePaused(transaction, ura, at)
    const users: ActivityEntry['users'] = [{ id: 'mailed-link', role: '07', initiator: true }]
    await log(transaction, ura, { event: 'organisation-address-changed', users, at, requestId })
    return { ok: true }
  })
}

function linksOf({ keyring }: Pick<Runtime, 'keyring'>, ura: string) {
  return { owner: { id: ura, key: keyring.organisationKey(ura) }, purpose: PURPOSE } as const
}

async function readNotArrived(reader: Reader, ura: string, now: Date): Promise<Undelivered[]> {
  const dead = await readUndelivered(reader, { recipient: 'organisation', id: ura, now })
  return dead.flatMap(({ id, kind, at }) =>
    kind === 'opt-in-arrived' || kind === 'inbox-address' ? [{ id, kind, at }] : [],
  )
}

type Logged = Pick<ActivityEntry, 'event' | 'users' | 'at' | 'requestId'>

function log(transaction: Transaction, ura: string, logged: Logged) {
  return appendActivity(transaction, [
    {
      ...({ action: 'U', outcome: 'success', subjectId: null, checks: { authorisation: true } } as const),
      ...{ organisation: ura, object: { type: 'organisation', id: ura } },
      ...logged,
    },
  ])
}
