import { overrideFacts } from '~/agreement/agreement-facts.server'
import { decideApproval, isAsked } from '~/agreement/approval'
import { readWaiting } from '~/agreement/store.server'
import type { Reader } from '~/db/database.server'
import { type Gate, gateOn } from '~/person/gate'
import { tellDoer } from '~/representation/author-label.server'
import type { Dossier } from '~/representation/dossier.server'
import { logRead } from '~/representation/log-read.server'
import type { Runtime } from '~/runtime/runtime.server'
import { decideLock, isFresh } from './lock'
import { loginOf } from './login.server'

/** How lifting would go for who looks: alone, by asking somebody, or not by them. */
export type LiftWay = 'alone' | 'together' | 'own-lock' | 'not-asked'

/**
 * The page of the emergency lock: whether it is on, since when and by whom, and how it comes off. Reading it is logged.
 */
export async function readLock(runtime: Runtime, dossier: Dossier) {
  const { reader } = runtime.database
  const { person, actorId, at, today } = dossier
  const { lockedAt, lockedBy } = person.row
  const login = await loginOf(reader, runtime, dossier)
  await logRead(runtime, dossier, { event: 'lock-read' })
  return {
    state: stateOf(gateOn(person.row, today)),
    since: lockedAt,
    by:
      lockedBy &&
      lockedAt &&
      (await tellDoer(reader, { readerId: actorId, citizen: person, byId: lockedBy, at: lockedAt })),
    lifting: await liftingOf(reader, dossier),
    waiting: await waitingFor(reader, dossier),
    fresh: isFresh(login.at, at),
    terms: login.terms,
  }
}

function stateOf(gate: Gate): 'on' | 'off' | 'closed' {
  if (gate === 'locked') return 'on'
  return gate === 'open' || gate === 'under-decision' ? 'off' : 'closed'
}

/** As for who just logged in and accepted the terms; what is missing of that is told apart. */
async function liftingOf(reader: Reader, dossier: Dossier): Promise<LiftWay> {
  const { at, today } = dossier
  const { lockedBy } = dossier.person.row
  const agreement = await overrideFacts(reader, { standing: dossier, approval: null, approvalDays: 0, today })
  const facts = { gate: 'locked', lockedBy, agreement, login: { at, terms: 'accepted' } } as const
  const decided = decideLock({ do: 'lift', by: dossier.actorId }, facts, { at, today })
  if (!decided.ok) return decided.refusal === 'own-lock' ? 'own-lock' : 'not-asked'
  return decided.event?.happened === 'lift-asked' ? 'together' : 'alone'
}

/** The lift that waits for somebody, unless a day that passed ended it. */
async function waitingFor(reader: Reader, dossier: Dossier) {
  const { today } = dossier
  const approval = (await readWaiting(reader, dossier.person)).find(({ liftsLock }) => liftsLock)
  if (!approval) return null
  const facts = await overrideFacts(reader, { standing: dossier, approval, approvalDays: 0, today })
  const ending = decideApproval({ do: 'reassess' }, facts, today)
  if (!facts.approval || (ending.ok && ending.event)) return null
  return { id: approval.id, isMyTurn: isAsked(dossier.actorId, facts.approval, facts) }
}
