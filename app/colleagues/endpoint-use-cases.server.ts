import { and, count, eq, gt, inArray } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import type { Reader, Transaction } from '~/db/database.server'
import { isEndpointAddress, reachOf } from '~/endpoint/address'
import { isEndpointKind, PROOF, TOLD_KINDS, type EndpointKind } from '~/endpoint/message'
import { deleteEndpoint, readEndpoint, writeEndpoint, type Endpoint } from '~/endpoint/store.server'
import { askProof, resumeWaiting, tellEndpoints } from '~/endpoint/tell.server'
import type { Staff } from '~/identity/actor'
import { BY_REQUEST } from '~/notification/store.server'
import { outbox } from '~/notification/tables.server'
import { readUndelivered } from '~/notification/undelivered.server'
import type { Portal } from '~/portal/portal'
import { mayDo } from '~/representation/staff-dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { byMember } from './people-use-cases.server'

const DAY_MILLISECONDS = 24 * 3_600_000
/** So often a day an address is asked to prove itself: this is no way to knock at others' doors. */
const PROOFS_A_DAY = 5

/** What did not arrive, by its kind and why; never of whom. */
type NotArrived = { id: string; kind: EndpointKind; at: Date; reason: string | null }

export type EndpointShown = Pick<Endpoint, 'address' | 'pausedAt' | 'askedAddress'> & {
  notArrived: NotArrived[]
}

/** Where the systems of one's own organisation are told, what is still to be proven, and what did not arrive. */
export async function readOwnEndpoint({ database, now }: Runtime, staff: Staff): Promise<EndpointShown> {
  const { ura } = staff.organisation
  const found = await readEndpoint(database.reader, ura)
  const { address = null, pausedAt = null, askedAddress = null } = found ?? {}
  return { address, pausedAt, askedAddress, notArrived: await readNotArrived(database.reader, ura, now()) }
}

type Doors = Pick<Portal, 'runtime' | 'config'>
type Doing = { staff: Staff; requestId: string }

export type EndpointGiven = { ok: true } | { ok: false; refusal: 'not-there' | 'not-outside' | 'too-many' }

/**
 * Says where from now on: when the address has proven that it is theirs, and until then the earlier one goes on. Nothing is asked of the address
 * while the form is answered. Refuses an address that is not of the internet (but in the demo); who is no administrator any more says nothing.
 */
export async function giveEndpoint(
  { runtime, config }: Doors,
  { address, ...doing }: Doing & { address: string },
): Promise<EndpointGiven> {
  if (!isEndpointAddress(address, reachOf(config.mode))) return { ok: false, refusal: 'not-outside' }
  return asAdministrator(runtime, doing, async (transaction, { ura, at }): Promise<EndpointGiven> => {
    const now = await readEndpoint(transaction, ura)
    if (now?.address === address && !now.pausedAt && !now.askedAddress) return { ok: true }
    return askAgain(transaction, runtime, { ...doing, ura, at, address })
  })
}

type Asking = Doing & { ura: string; at: Date; address: string }

async function askAgain(
  transaction: Transaction,
  runtime: Runtime,
  { address, ura, at, ...doing }: Asking,
): Promise<EndpointGiven> {
  if (await isAskedTooOften(transaction, ura, at)) return { ok: false, refusal: 'too-many' }
  const proofId = await askProof(transaction, runtime, { ura, at })
  await writeEndpoint(transaction, ura, { askedAddress: address, proofId, askedAt: at })
  await log(transaction, { ...doing, at, event: 'organisation-endpoint-asked' })
  return { ok: true }
}

export type EndpointChanged = { ok: true } | { ok: false; refusal: 'not-there' | 'too-many' }

/** Tells the systems of one's own organisation nothing any more; what waited for them goes nowhere. */
export async function removeEndpoint(runtime: Runtime, doing: Doing): Promise<EndpointChanged> {
  return asAdministrator(runtime, doing, async (transaction, { ura, at }): Promise<EndpointChanged> => {
    if (!(await readEndpoint(transaction, ura))) return { ok: true }
    await deleteEndpoint(transaction, ura)
    await settleAs(transaction, { ura, at, was: ['waiting', 'dead'], why: 'removed' })
    await log(transaction, { ...doing, at, event: 'organisation-endpoint-removed' })
    return { ok: true }
  })
}

/**
 * Tries again what did not arrive: of each kind once, since each says the same; a pause is over. What asked for a proof in vain asks again, as
 * often a day as by the form.
 */
export async function tryEndpointAgain(runtime: Runtime, doing: Doing): Promise<EndpointChanged> {
  return asAdministrator(runtime, doing, async (transaction, { ura, at }): Promise<EndpointChanged> => {
    const endpoint = await readEndpoint(transaction, ura)
    const dead = await readDeadKinds(transaction, ura)
    if (!endpoint || (dead.length === 0 && !endpoint.pausedAt)) return { ok: true }
    const asked = dead.includes(PROOF) ? endpoint.askedAddress : null
    if (asked) {
      const again = await askAgain(transaction, runtime, { ...doing, ura, at, address: asked })
      if (!again.ok) return { ok: false, refusal: 'too-many' }
    }
    await settleAs(transaction, { ura, at, was: ['dead'], why: 'tried-again' })
    await writeEndpoint(transaction, ura, { failures: 0, pausedAt: null })
    await resumeWaiting(transaction, { ura, at })
    for (const kind of TOLD_KINDS.filter((told) => dead.includes(told)))
      await tellEndpoints(transaction, runtime, { uras: [ura], kind, at })
    await log(transaction, { ...doing, at, event: 'organisation-endpoint-resumed' })
    return { ok: true }
  })
}

type Where = { ura: string; at: Date }

async function asAdministrator<Answer>(
  runtime: Runtime,
  { staff }: Doing,
  work: (transaction: Transaction, where: Where) => Promise<Answer>,
): Promise<Answer | { ok: false; refusal: 'not-there' }> {
  const at = runtime.now()
  return runtime.database.transact(async (transaction) => {
    if (!(await mayDo(transaction, runtime, { staff, need: 'clients' })))
      return { ok: false, refusal: 'not-there' } as const
    return work(transaction, { ura: staff.organisation.ura, at })
  })
}

async function isAskedTooOften(reader: Reader, ura: string, at: Date): Promise<boolean> {
  const since = new Date(at.getTime() - DAY_MILLISECONDS)
  const [asked] = await reader
    .select({ times: count() })
    .from(outbox)
    .where(and(eq(outbox.subjectId, ura), eq(outbox.kind, PROOF), gt(outbox.createdAt, since)))
  return asked!.times >= PROOFS_A_DAY
}

async function readNotArrived(reader: Reader, ura: string, now: Date): Promise<NotArrived[]> {
  const dead = await readUndelivered(reader, { recipient: BY_REQUEST, id: ura, now })
  return dead.flatMap(({ kind, ...one }) => (isEndpointKind(kind) ? [{ kind, ...one }] : []))
}

async function readDeadKinds(reader: Reader, ura: string): Promise<string[]> {
  const found = await reader
    .selectDistinct({ kind: outbox.kind })
    .from(outbox)
    .where(and(eq(outbox.subjectId, ura), eq(outbox.recipient, BY_REQUEST), eq(outbox.state, 'dead')))
  return found.map(({ kind }) => kind)
}

type Settling = Where & { was: ('waiting' | 'dead')[]; why: string }

async function settleAs(transaction: Transaction, { ura, at, was, why }: Settling): Promise<void> {
  await transaction
    .update(outbox)
    .set({ state: 'dropped', lastError: why, settledAt: at })
    .where(and(eq(outbox.subjectId, ura), eq(outbox.recipient, BY_REQUEST), inArray(outbox.state, was)))
}

type Logged = Doing & { at: Date; event: ActivityEvent }

/** Who did it, and not the address. */
function log(transaction: Transaction, { staff, requestId, at, event }: Logged) {
  const { ura } = staff.organisation
  return appendActivity(transaction, [
    {
      ...({ event, action: 'U', outcome: 'success', subjectId: null, organisation: ura } as const),
      ...{ checks: { authorisation: true }, object: { type: 'organisation', id: ura } },
      ...byMember(staff, { at, requestId }),
    },
  ])
}
