import { decideApproval, isAsked } from '~/agreement/approval'
import { readWaiting } from '~/agreement/store.server'
import { weighLift } from '~/agreement/weigh.server'
import { logRead } from '~/representation/log-read.server'
import type { Reader } from '~/db/database.server'
import { required } from '~/representation/concerned.server'
import { type Gate, gateOn } from '~/person/gate'
import { findById } from '~/person/store.server'
import type { ActingCitizen } from '~/representation/acting'
import { concernedBy, type Concerned } from '~/representation/standing.server'
import { tellDoer } from '~/representation/told-author.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { decideLock, isFresh } from './lock'
import { loginOf } from './login.server'

/** How lifting would go for who looks: alone, by asking somebody, or not by them. */
export type Lifting = 'alone' | 'together' | 'own-lock' | 'not-asked'

/**
 * The page of the emergency lock of whom the actor acts for: whether it is on, since when and by whom, and how it comes off.
 * Null when they may not act for them (any more). Reading it is logged.
 */
export async function readLock(runtime: Runtime, actor: ActingCitizen | null, requestId: string) {
  const { reader } = runtime.database
  const who = required(actor)
  const at = runtime.now()
  const concerned = await concernedBy(reader, runtime, { actor: who, today: localDate(at) })
  if (!concerned) return null
  const { person } = concerned
  const { lockedAt, lockedBy } = person.row
  const login = loginOf(who, await findById(reader, runtime, who.subjectId))
  await logRead(runtime, { actor, citizen: person, requestId, event: 'lock-read' })
  return {
    state: stateOf(gateOn(person.row, localDate(at))),
    since: lockedAt,
    by:
      lockedBy &&
      lockedAt &&
      (await tellDoer(reader, { actor, citizen: person, byId: lockedBy, at: lockedAt })),
    lifting: await liftingOf(reader, { concerned, at }),
    waiting: await waitingFor(reader, { concerned, at }),
    fresh: isFresh(login.at, at),
    terms: login.terms,
  }
}

function stateOf(gate: Gate): 'on' | 'off' | 'closed' {
  if (gate === 'locked') return 'on'
  return gate === 'open' || gate === 'under-decision' ? 'off' : 'closed'
}

type Looking = { concerned: Concerned; at: Date }

/** As for who just logged in and accepted the terms; what is missing of that is told apart. */
async function liftingOf(reader: Reader, { concerned, at }: Looking): Promise<Lifting> {
  const today = localDate(at)
  const { lockedBy } = concerned.person.row
  const agreement = await weighLift(reader, { standing: concerned, approval: null, approvalDays: 0, today })
  const facts = { gate: 'locked', lockedBy, agreement, login: { at, terms: 'accepted' } } as const
  const decided = decideLock({ do: 'lift', by: concerned.actorId }, facts, { at, today })
  if (!decided.ok) return decided.refusal === 'own-lock' ? 'own-lock' : 'not-asked'
  return decided.event?.happened === 'lift-asked' ? 'together' : 'alone'
}

/** The lift that waits for somebody, unless a day that passed ended it. */
async function waitingFor(reader: Reader, { concerned, at }: Looking) {
  const approval = (await readWaiting(reader, concerned.person)).find(({ liftsLock }) => liftsLock)
  if (!approval) return null
  const today = localDate(at)
  const facts = await weighLift(reader, { standing: concerned, approval, approvalDays: 0, today })
  const ending = decideApproval({ do: 'look-again' }, facts, today)
  if (!facts.approval || (ending.ok && ending.event)) return null
  return { id: approval.id, isMyTurn: isAsked(concerned.actorId, facts.approval, facts) }
}
