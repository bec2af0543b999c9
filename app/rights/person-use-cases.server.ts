import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import type { Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { subject } from '~/person/tables.server'
import { act } from '~/representation/act.server'
import { renewed, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { eq } from 'drizzle-orm'
import { clockOf } from './clock'
import { decideRights, type RightsCommand, type RightsRefusal } from './decide'
import { standingOf, type RightsEvent, type RightsKind } from './request'
import {
  insertRights,
  readRights,
  readRightsOf,
  readUnderWay,
  writeEvent,
  type StoredRights,
} from './store.server'

export type Asking = { kind: RightsKind; text: string; about: string; name: string }
/** - `under-way`: the same was asked and is not over: it can be added to */
export type AskRefusal = 'not-there' | 'under-way'
export type Asked = { ok: true; id: string } | { ok: false; refusal: AskRefusal; id?: string }

/**
 * Asks something of the privacy officer, proven by the login. What can be done at once is done at once: who asks that the use of their
 * data stands still has it stand still from this moment (AVG 18). The rest has a clock.
 */
export async function askRights(runtime: Runtime, opened: Dossier, asking: Asking): Promise<Asked> {
  const { kind, text, about, name } = asking
  return runtime.database.transact(async (transaction): Promise<Asked> => {
    const dossier = await renewed(transaction, runtime, opened)
    if (!dossier) return { ok: false, refusal: 'not-there' }
    const { person, at, today } = dossier
    const subjectId = person.row.id
    const underWay = kind === 'complaint' ? null : await readUnderWay(transaction, { subjectId, kind })
    if (underWay) return { ok: false, refusal: 'under-way', id: underWay }
    const events: RightsEvent[] = [{ what: 'received', on: today, identity: 'proven' }]
    if (kind === 'restriction') events.push({ what: 'done-at-once', on: today })
    const { id } = await insertRights(transaction, runtime, {
      ...{ kind, subjectId, receivedAt: at, content: { name, text, about }, events },
      channel: dossier.representation ? 'representative' : 'self',
    })
    if (kind === 'restriction') await restrict(transaction, dossier, true)
    await log(transaction, dossier, { id, event: 'rights-asked' })
    await tell(transaction, runtime, { dossier, id, what: 'received' })
    return { ok: true, id }
  })
}

type Doing = { id: string; command: Extract<RightsCommand, { by: 'person' }> }
export type Done = { ok: true } | { ok: false; refusal: RightsRefusal | 'not-there' }

/** Adds to one's own request, answers a question about it, or takes it back: then also what was done at once ends. */
export async function changeRights(runtime: Runtime, opened: Dossier, { id, command }: Doing): Promise<Done> {
  return runtime.database.transact(async (transaction): Promise<Done> => {
    const dossier = await renewed(transaction, runtime, opened)
    const found = dossier && (await readRights(transaction, runtime, id))
    if (!dossier || found?.subjectId !== dossier.person.row.id) return { ok: false, refusal: 'not-there' }
    const { at, today } = dossier
    const decided = decideRights(command, found, today)
    if (!decided.ok || !decided.event) return decided.ok ? { ok: true } : decided
    await writeEvent(transaction, runtime, { found, event: decided.event, at, byId: null })
    if (command.do === 'withdraw' && found.kind === 'restriction') await restrict(transaction, dossier, false)
    await log(transaction, dossier, {
      id,
      event: command.do === 'withdraw' ? 'rights-withdrawn' : 'rights-added',
    })
    return { ok: true }
  })
}

/** One's own requests as they stand today, the newest first; reading them is logged. */
export async function listOwnRights(runtime: Runtime, dossier: Dossier) {
  const found = await readRightsOf(runtime.database.reader, runtime, dossier.person.row.id)
  return found.map((one) => summaryOf(one, dossier.today))
}

/** One of one's own, with its sum, its steps and what was said; null for what is not theirs. Reading it is logged. */
export async function readOwnRights(runtime: Runtime, dossier: Dossier, id: string) {
  const found = await readRights(runtime.database.reader, runtime, id)
  if (found?.subjectId !== dossier.person.row.id) return null
  const entry = act(dossier, { event: 'rights-read', action: 'R', object: { type: 'rights-request', id } })
  await runtime.database.record((transaction) => appendActivity(transaction, [entry]))
  return { ...summaryOf(found, dossier.today), content: found.content, steps: stepsOf(found) }
}

/** What a list says of one. */
export function summaryOf(
  { id, number, kind, channel, events, receivedAt, owner }: StoredRights,
  today: string,
) {
  const standing = standingOf(events)
  return { id, number, kind, channel, standing, owner, receivedAt, clock: clockOf(events, today) }
}

/** Each thing that happened, with the moment it was written down. */
export function stepsOf({ events, written }: StoredRights) {
  return events.map((event, place) => ({ ...event, at: written[place]!.at }))
}

/** The use of somebody's data stands still, or goes on: answered nothing but no, and mailed nothing but duties (AVG 18). */
async function restrict(transaction: Transaction, dossier: Dossier, on: boolean) {
  const { id } = dossier.person.row
  await transaction
    .update(subject)
    .set({ restrictedAt: on ? dossier.at : null })
    .where(eq(subject.id, id))
  await appendActivity(transaction, [
    act(dossier, { event: on ? 'restriction-begun' : 'restriction-ended', action: 'U' }),
  ])
}

type Logged = { id: string; event: Extract<ActivityEvent, `rights-${string}`> }

async function log(transaction: Transaction, dossier: Dossier, { id, event }: Logged) {
  const action = event === 'rights-asked' ? 'C' : 'U'
  await appendActivity(transaction, [act(dossier, { event, action, object: { type: 'rights-request', id } })])
}

async function tell(
  transaction: Transaction,
  runtime: Runtime,
  { dossier, id, what }: { dossier: Dossier; id: string; what: string },
) {
  const { person, at } = dossier
  await enqueue(transaction, runtime, { kind: 'rights', citizen: person, reason: `${id}:${what}`, at })
}
