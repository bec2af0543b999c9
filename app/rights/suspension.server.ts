import { appendActivity } from '~/audit/append.server'
import { endByOfficer, suspendRepresentation } from '~/mandate/grant-use-cases.server'
import { looksTooOften } from '~/oversight/looks.server'
import { parseBsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import type { Doors } from '~/representation/decision-status.server'
import { readLiveOf, readRepresentation } from '~/representation/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { deskEntry } from '~/worker/log-user'
import type { ByOfficer } from './officer-use-cases.server'

/** - `no-number`: no citizen number · `nobody`: nobody here has it · `too-often`: it has to wait */
export type FindRefusal = 'no-number' | 'no-number-of-who' | 'nobody' | 'too-often'

/** Who acts for somebody, by what they are to them: never a name, which is kept nowhere. */
export type ActingShown = Awaited<ReturnType<typeof actingOf>>[number]

/**
 * Who acts for one person, by a number that is typed and with a reason. That the officer looked is an entry for that person, with the
 * reason sealed; what was typed is kept nowhere. `who`: the number of the one it is about, since of two parents nothing else tells which is which.
 */
export async function findActing(
  runtime: Runtime,
  by: ByOfficer,
  { bsn, who, reason }: { bsn: string; who: string; reason: string },
): Promise<{ ok: true; acting: ActingShown[] } | { ok: false; refusal: FindRefusal }> {
  if (looksTooOften(runtime, by, 'acting')) return { ok: false, refusal: 'too-often' }
  const [number, whose] = [parseBsn(bsn.trim()), parseBsn(who.trim())]
  if (!number) return { ok: false, refusal: 'no-number' }
  if (who.trim() !== '' && !whose) return { ok: false, refusal: 'no-number-of-who' }
  const person = await findByBsn(runtime.database.reader, runtime, number)
  const about = person?.keys.profile ? person : null
  const entry = deskEntry(by, {
    ...{ event: 'representations-read', action: 'R', at: runtime.now() },
    ...{ outcome: about ? 'success' : 'failure', subjectId: about ? about.row.id : null },
    object: { type: 'representation', id: about ? about.row.id : 'unknown' },
  })
  const sealing = about && { key: about.keys.log, text: JSON.stringify({ reason }) }
  await runtime.database.transact((transaction) =>
    appendActivity(transaction, [sealing ? { ...entry, sealing } : entry]),
  )
  if (!about) return { ok: false, refusal: 'nobody' }
  const one = whose && (await findByBsn(runtime.database.reader, runtime, whose))
  return { ok: true, acting: await actingOf(runtime, about.row.id, whose && (one?.row.id ?? '')) }
}

async function actingOf({ database: { reader } }: Runtime, subjectId: string, only: string | null = null) {
  const all = await readLiveOf(reader, subjectId)
  const live = all.filter(({ representativeId }) => only === null || representativeId === only)
  return live.flatMap(({ id, kind, ground, state, startsOn, endsOn }) =>
    state === 'active' || state === 'suspended'
      ? [{ id, kind, state, startsOn, endsOn, mayEnd: ground !== 'register' }]
      : [],
  )
}

export const SUSPENSIONS = ['suspend', 'resume', 'end'] as const
export type Suspension = (typeof SUSPENSIONS)[number]
export type Changed = { ok: true; acting: ActingShown[] } | { ok: false; refusal: 'not-there' | 'changed' }

/**
 * Suspends somebody who acts for another, at once, where the person's interest asks it (domain: who decides; MiC), lets them go on, or
 * ends it for good. From the next request on they read and do nothing; what waited is weighed anew; both are told.
 */
export async function changeActing(
  doors: Doors,
  by: ByOfficer,
  { id, what, reason }: { id: string; what: Suspension; reason: string },
): Promise<Changed> {
  const { runtime } = doors
  const row = await readRepresentation(runtime.database.reader, id)
  if (!row) return { ok: false, refusal: 'not-there' }
  const step = { id, staffId: by.worker, requestId: by.requestId, reason }
  const done = await (what === 'end'
    ? endByOfficer(doors, step)
    : suspendRepresentation(doors, { ...step, resume: what === 'resume' }))
  if (!done.ok) return { ok: false, refusal: done.refusal === 'not-there' ? 'not-there' : 'changed' }
  return { ok: true, acting: await actingOf(runtime, row.subjectId) }
}
