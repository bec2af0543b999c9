import { and, eq, isNull } from 'drizzle-orm'
import { reassess } from '~/agreement/reassess.server'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { session } from '~/identity/tables.server'
import { findById, type Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { gateAct } from '~/representation/act.server'
import { readsAfterDeath } from '~/representation/acting'
import type { Occasion } from '~/representation/decision-status.server'
import { readLiveBy, readLiveOf } from '~/representation/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import { endAuthority } from './authority-sync.server'

type About = Occasion & { person: Subject }

/**
 * The register says that somebody died: from this commit on every answer is deny, no session of theirs goes on, nobody
 * represents them and they represent nobody, and what waits for agreement ends; logged, and told to who decided for them.
 * Nothing more is mailed to the person themself (`enqueue`, `prepareMessage`). What the privacy officer suspended stays
 * suspended; who asked to see afterwards goes on asking. Said again it changes nothing.
 */
export async function closeByDeath(transaction: Transaction, runtime: Runtime, { person, ...when }: About) {
  const { id } = person.row
  if (person.row.deceasedAt) return
  await transaction.update(subject).set({ deceasedAt: when.at }).where(eq(subject.id, id))
  await transaction
    .update(session)
    .set({ endedAt: when.at, actorSealed: '', actingId: null, actingSealed: null })
    .where(and(eq(session.subjectId, id), isNull(session.endedAt)))
  await appendActivity(transaction, [gateAct(id, { gate: 'closed', why: 'deceased', ...when })])
  const deceased = (await findById(transaction, runtime, id))!
  const told: string[] = []
  for (const one of await readLiveOf(transaction, id)) {
    if (one.state === 'suspended' || readsAfterDeath(one)) continue
    if (one.state === 'active') told.push(one.representativeId)
    await endAuthority(transaction, runtime, { person: deceased, one, reason: DIED, ...when })
  }
  await reassess(transaction, runtime, { subjectId: id, told, ...when })
  await leaveOthers(transaction, runtime, { person: deceased, ...when })
}

/** Why a representation ended that a death ended; the overview of who acted says so in its own words. */
export const DIED = 'died'

/** Who died decides for nobody any more: what they could agree to is looked at again. */
async function leaveOthers(transaction: Transaction, runtime: Runtime, { person, ...when }: About) {
  for (const one of await readLiveBy(transaction, person.row.id)) {
    if (one.state === 'suspended') continue
    const represented = await findById(transaction, runtime, one.subjectId)
    if (!represented) continue
    await endAuthority(transaction, runtime, { person: represented, one, reason: DIED, ...when })
    await reassess(transaction, runtime, { subjectId: one.subjectId, ...when })
  }
}

/**
 * The register takes a death back: questions are answered again by what was chosen, logged. Who may act comes back as the
 * register gives it, by asking it (`checkAuthority`); what the person or the desk gave is given anew, and who could look back at
 * what was, cannot any more.
 */
export async function openAfterDeath(transaction: Transaction, runtime: Runtime, { person, ...when }: About) {
  const { id } = person.row
  if (!person.row.deceasedAt) return
  await transaction.update(subject).set({ deceasedAt: null }).where(eq(subject.id, id))
  await appendActivity(transaction, [gateAct(id, { gate: 'opened', why: 'deceased', ...when })])
  const living = (await findById(transaction, runtime, id))!
  for (const one of (await readLiveOf(transaction, id)).filter(readsAfterDeath))
    await endAuthority(transaction, runtime, { person: living, one, reason: 'lives', ...when })
  await reassess(transaction, runtime, { subjectId: id, ...when })
}
