import { eq } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import type { Reader, Transaction } from '~/db/database.server'
import { enqueue } from '~/notification/outbox.server'
import { findById } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { deskEntry } from '~/worker/log-user'
import { workersNamed } from '~/worker/store.server'
import { decideRights, type RightsCommand, type RightsRefusal } from './decide'
import { isSameName } from './same-name'
import { stepsOf, summaryOf } from './person-use-cases.server'
import { GROUNDS, TOLD_TO_OTHERS, type RightsEvent } from './request'
import { readOpenRights, readRights, writeEvent, writeNotBy, type StoredRights } from './store.server'

/** Which officer does it, called what, and in which request. */
export type ByOfficer = { worker: string; name: string; requestId: string }
type Refused = { ok: false; refusal: RightsRefusal | 'not-there' }

/** Everything that is not over: kind, number and clock, never contents or names. The soonest first, what waits for the person last. */
export async function listRights(runtime: Runtime, by: ByOfficer) {
  const { reader } = runtime.database
  const today = localDate(runtime.now())
  const found = await readOpenRights(reader, runtime)
  const names = await workersNamed(
    reader,
    runtime,
    found.flatMap(({ owner }) => owner ?? []),
  )
  const lines = found.map((one) => ({
    ...summaryOf(one, today),
    ownerName: one.owner ? (names.get(one.owner) ?? null) : null,
    isMine: one.owner === by.worker,
    isOwn: isOwnOf(one, by),
  }))
  const last = ({ standing }: { standing: string }) => Number(standing === 'paused')
  return lines.toSorted(
    (one, other) => last(one) - last(other) || one.clock.endsOn.localeCompare(other.clock.endsOn),
  )
}

/**
 * One request as an officer who has it reads it: who asked, what, and everything that happened. Whose own it is does not, nor who has
 * not taken it. Reading it is an entry in the person's log.
 */
export async function openRights(runtime: Runtime, by: ByOfficer, id: string) {
  const { reader } = runtime.database
  const found = await readRights(reader, runtime, id)
  if (!found || isOwnOf(found, by)) return null
  const today = localDate(runtime.now())
  const isMine = found.owner === by.worker
  const summary = { ...summaryOf(found, today), isMine }
  if (!isMine) return { ...summary, opened: null }
  await log(runtime, by, { found, event: 'rights-read' })
  return {
    ...summary,
    opened: {
      ...{
        content: found.content,
        steps: await named(reader, runtime, found),
        grounds: [...GROUNDS[found.kind]],
      },
      tellsOthers: TOLD_TO_OTHERS.includes(found.kind),
      today,
    },
  }
}

/** Where each thing that happened was done by an officer, who. */
async function named(reader: Reader, runtime: Runtime, found: StoredRights) {
  const names = await workersNamed(
    reader,
    runtime,
    found.written.flatMap(({ byId }) => byId ?? []),
  )
  return stepsOf(found).map((step, place) => {
    const { byId } = found.written[place]!
    return { ...step, byName: byId ? (names.get(byId) ?? null) : null }
  })
}

type Doing = { id: string; command: Exclude<RightsCommand, { by: 'person' }> }

/**
 * What an officer does with a request: takes it, asks, extends, decides, carries out. The person is mailed that something happened,
 * and reads it where they log in; of what stood still by itself the officer's no, and its end, let go on (AVG 18(3): told before).
 */
export async function doRights(
  runtime: Runtime,
  by: ByOfficer,
  { id, command }: Doing,
): Promise<{ ok: true } | Refused> {
  return runtime.database.transact(async (transaction): Promise<{ ok: true } | Refused> => {
    const found = await readRights(transaction, runtime, id)
    if (!found) return { ok: false, refusal: 'not-there' }
    const at = runtime.now()
    const notBy = isOwnOf(found, by) ? [...new Set([...found.notBy, by.worker])] : found.notBy
    if (notBy.length > found.notBy.length) await writeNotBy(transaction, id, notBy)
    const decided = decideRights(command, { ...found, notBy }, localDate(at))
    if (!decided.ok || !decided.event) return decided.ok ? { ok: true } : decided
    await writeEvent(transaction, runtime, { found, event: decided.event, at, byId: by.worker })
    await settle(transaction, runtime, { found, by, event: decided.event, at })
    return { ok: true }
  })
}

type Settling = { found: StoredRights; by: ByOfficer; event: RightsEvent; at: Date }

async function settle(transaction: Transaction, runtime: Runtime, { found, by, event, at }: Settling) {
  const { id, subjectId } = found
  const ends = event.what === 'carried-out' || (event.what === 'decided' && event.outcome === 'refused')
  if (found.kind === 'restriction' && ends && subjectId) {
    await transaction.update(subject).set({ restrictedAt: null }).where(eq(subject.id, subjectId))
    await appendActivity(transaction, [entry(by, { found, event: 'restriction-ended', at })])
  }
  await appendActivity(transaction, [entry(by, { found, event: 'rights-moved', at })])
  const person =
    TELLS.includes(event.what) && subjectId ? await findById(transaction, runtime, subjectId) : null
  if (!person?.keys.profile) return
  const reason = `${id}:${event.what}:${found.events.length}`
  await enqueue(transaction, runtime, { kind: 'rights', citizen: person, reason, at })
}

/** What the person is mailed of. */
const TELLS: readonly RightsEvent['what'][] = ['asked', 'extended', 'decided', 'carried-out']

function isOwnOf({ notBy, content }: StoredRights, { worker, name }: ByOfficer): boolean {
  return notBy.includes(worker) || isSameName(content.name, name)
}

type Logged = { found: StoredRights; event: ActivityEvent; at: Date }

function entry(by: ByOfficer, { found, event, at }: Logged) {
  const object = { type: 'rights-request' as const, id: found.id }
  const action = event === 'rights-read' ? 'R' : 'U'
  return deskEntry(by, { event, action, at, subjectId: found.subjectId, object })
}

async function log(runtime: Runtime, by: ByOfficer, { found, event }: Omit<Logged, 'at'>) {
  const read = entry(by, { found, event, at: runtime.now() })
  await runtime.database.record((transaction) => appendActivity(transaction, [read]))
}
