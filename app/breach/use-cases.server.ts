import { appendActivity } from '~/audit/append.server'
import type { Runtime } from '~/runtime/runtime.server'
import { deskEntry } from '~/worker/log-user'
import { workersNamed } from '~/worker/store.server'
import { breachState, reportClock, type BreachEvent, type BreachFacts } from './breach'
import { decideBreach, whyNotFound, type BreachCommand, type BreachRefusal } from './decide'
import {
  clearPeople,
  countPeople,
  insertBreach,
  readBreach,
  readBreaches,
  writeBreachEvent,
  writeWork,
  type StoredBreach,
} from './store.server'

/** Which officer does it, and in which request. */
export type ByOfficer = { worker: string; requestId: string }
type Looking = Pick<Runtime, 'database' | 'keyring' | 'now'>
type Refused = { ok: false; refusal: BreachRefusal | 'not-there' }

/** The register: each with where it stands and how long there is to report it, the newest first. */
export async function listBreaches(runtime: Looking) {
  const now = runtime.now()
  const found = await readBreaches(runtime.database.reader, runtime)
  return found.map((one) => {
    const { facts, report, tells, isClosed } = breachState(one.events)
    return {
      ...{ id: one.id, number: one.number, kind: facts.kind, foundAt: facts.foundAt },
      clock: reportClock(facts, now),
      ...{ report: report?.what ?? null, tells, isClosed },
    }
  })
}

/** What comes first on the worklist: those of which is not decided yet whether they are reported. */
export async function breachesToReport(runtime: Looking) {
  const all = await listBreaches(runtime)
  return all
    .filter(({ report, isClosed }) => report === null && !isClosed)
    .toSorted((one, other) => one.clock.hours - other.clock.hours)
}

/** Everything of one: what is known, what happened when and by whom, whom it touches and how far they are told; null where it is not there. */
export async function openBreach(runtime: Runtime, id: string) {
  const { reader } = runtime.database
  const found = await readBreach(reader, runtime, id)
  if (!found) return null
  const names = await workersNamed(
    reader,
    runtime,
    found.written.map(({ byId }) => byId),
  )
  const state = breachState(found.events)
  return {
    ...{ id, number: found.number, work: found.work, state },
    clock: reportClock(state.facts, runtime.now()),
    people: await countPeople(reader, id),
    steps: found.events.map((event, at) => {
      const { at: writtenAt, byId } = found.written[at]!
      return { event, at: writtenAt, by: names.get(byId) ?? null }
    }),
  }
}

/** Notes a breach that was found; answers which. */
export async function noteBreach(
  runtime: Runtime,
  by: ByOfficer,
  facts: BreachFacts,
): Promise<{ ok: true; id: string } | Refused> {
  const at = runtime.now()
  const refusal = whyNotFound(facts, at)
  if (refusal) return { ok: false, refusal }
  return runtime.database.transact(async (transaction) => {
    const { id } = await insertBreach(transaction, runtime, {
      event: { what: 'noted', facts },
      ...{ at, byId: by.worker },
    })
    await appendActivity(transaction, [entry(by, { id, what: 'noted', at })])
    return { ok: true, id }
  })
}

/**
 * What the officer does with one: puts right what is known, reports it, looks for whom it touches, words what they are told, has it told,
 * stops that, or closes it. The work in the background begins or stops in the same transaction.
 */
export async function doBreach(
  runtime: Runtime,
  by: ByOfficer,
  { id, command }: { id: string; command: BreachCommand },
): Promise<{ ok: true } | Refused> {
  return runtime.database.transact(async (transaction): Promise<{ ok: true } | Refused> => {
    const found = await readBreach(transaction, runtime, id)
    if (!found) return { ok: false, refusal: 'not-there' }
    const at = runtime.now()
    const { left } = await countPeople(transaction, id)
    const isTold = found.work === 'telling' || found.work === 'stopped'
    const standing = { events: found.events, isLookedFor: isLookedFor(found), left: isTold ? left : 0 }
    const decided = decideBreach(command, standing, at)
    if (!decided.ok) return decided
    const { event } = decided
    await writeBreachEvent(transaction, runtime, {
      id,
      before: found.events.length,
      event,
      at,
      byId: by.worker,
    })
    if (event.what === 'looked-for') {
      await clearPeople(transaction, id)
      await writeWork(transaction, id, { work: 'looking', lane: '', sequence: 0 })
    }
    const work = WORK_OF[event.what]
    if (work) await writeWork(transaction, id, { work })
    await appendActivity(transaction, [entry(by, { id, what: event.what, at })])
    return { ok: true }
  })
}

const WORK_OF: Partial<Record<BreachEvent['what'], 'telling' | 'stopped'>> = {
  telling: 'telling',
  stopped: 'stopped',
}

function isLookedFor({ work }: StoredBreach): boolean {
  return work !== 'no' && work !== 'looking'
}

function entry(by: ByOfficer, { id, what, at }: { id: string; what: BreachEvent['what']; at: Date }) {
  const action = what === 'noted' ? 'C' : 'U'
  return deskEntry(by, {
    ...{ event: 'breach-changed', action, at, subjectId: null },
    object: { type: 'breach', id: `${what} ${id}` },
  })
}
