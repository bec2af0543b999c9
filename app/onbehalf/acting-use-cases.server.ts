import { reassess } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import { checkAuthority } from '~/authority/authority-sync.server'
import { writePerson } from '~/authority/registered.server'
import { findById, numberOf } from '~/person/store.server'
import { actAbout } from '~/representation/act.server'
import { isAuthority, type ActingCitizen } from '~/representation/acting'
import { clearActing, writeActing } from '~/representation/acting.server'
import type { Doors } from '~/representation/decision-status.server'
import { readRepresentation, writeRepresentation } from '~/representation/store.server'
import type { Runtime } from '~/runtime/runtime.server'

export type ActingStart = {
  representationId: string
  /** "I involve them as far as they can be": without it nobody acts for another [MiC]. */
  declared: boolean
  sessionIndex: string
  requestId: string
}
export type ActingStarted =
  | { ok: true }
  /** `not-there`: not one's own, or not in force (any more). `register-down`: nothing was done, try again. */
  | { ok: false; refusal: 'not-there' | 'not-declared' | 'register-down' | 'deceased' }

/**
 * From now on this session acts for another. Asks the registers anew: who it is, and for a child whether one has
 * authority today. Every later request looks again at what is written down here.
 */
export async function startActing(
  doors: Doors,
  actor: ActingCitizen,
  start: ActingStart,
): Promise<ActingStarted> {
  const { runtime, register } = doors
  const { subjectId: actorId } = actor
  const { reader } = runtime.database
  const { representationId, requestId, sessionIndex } = start
  const mine = await readRepresentation(reader, representationId)
  const person = mine?.representativeId === actorId ? await findById(reader, runtime, mine.subjectId) : null
  const bsn = person && numberOf(person)
  if (!mine || !person || !bsn) return { ok: false, refusal: 'not-there' }
  if (!start.declared) return { ok: false, refusal: 'not-declared' }
  const [found, checked] = await Promise.all([
    register.findPerson(bsn),
    isAuthority(mine.kind) ? checkAuthority(doors, { subjectId: mine.subjectId, requestId }) : null,
  ])
  if (!found.ok)
    return { ok: false, refusal: found.refusal === 'register-down' ? 'register-down' : 'not-there' }
  if (checked && !checked.ok) return checked
  const at = runtime.now()
  return runtime.database.transact(async (transaction): Promise<ActingStarted> => {
    const now = await writePerson(transaction, runtime, { bsn, person: found.person, at, requestId })
    const standing = await reassess(transaction, runtime, {
      subjectId: now.row.id,
      at,
      requestId,
    })
    if (!standing?.representatives.some(({ id }) => id === mine.id))
      return { ok: false, refusal: 'not-there' }
    await writeRepresentation(transaction, { id: mine.id, declaredAt: at })
    const { fullName: name, givenName } = found.person
    const checkedAt = isAuthority(mine.kind) ? at.getTime() : null
    const sealed = { name, givenName: givenName ?? name, checkedAt }
    await writeActing(transaction, runtime, { sessionIndex, representationId, sealed })
    const object = { type: 'representation' as const, id: mine.id }
    const act = { event: 'acting-started', action: 'E', at, requestId, object, byId: actorId } as const
    await appendActivity(transaction, [actAbout(mine.subjectId, act)])
    return { ok: true }
  })
}

/** From now on this session acts for oneself. Always possible. */
export async function stopActing(
  runtime: Runtime,
  actor: ActingCitizen,
  { sessionIndex, requestId }: { sessionIndex: string; requestId: string },
): Promise<void> {
  const { subjectId: byId, actingFor } = actor
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    await clearActing(transaction, sessionIndex)
    if (!actingFor) return
    const object = { type: 'representation' as const, id: actingFor.representationId }
    const act = { event: 'acting-stopped', action: 'E', at, requestId, object, byId } as const
    await appendActivity(transaction, [actAbout(actingFor.subjectId, act)])
  })
}
