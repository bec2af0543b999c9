import type { Doors } from '~/representation/decision-status.server'
import type { Dossier } from '~/representation/dossier.server'
import { localDate } from '~/runtime/local-date'
import { decideErasure, mayTakePart, stillMissing, waiting, type ErasureFacts } from './decide'
import { daysOf } from './erasure'
import { erasureFacts } from './use-cases.server'

/**
 * Where erasing everything about the person stands, for who reads: nothing was asked, it waits for somebody, it runs, or it is not
 * theirs to ask.
 */
export async function readErasure(doors: Pick<Doors, 'runtime' | 'approvalDays'>, dossier: Dossier) {
  const facts = await erasureFacts(doors.runtime.database.reader, doors, dossier)
  const from = facts.erasing?.state === 'running' ? facts.erasing.at : dossier.at
  const common = { days: { begins: localDate(from), ...daysOf(from) } }
  if (!mayTakePart(dossier.actorId, facts)) return { stands: 'not-yours' as const, ...common }
  if (facts.erasing?.state === 'running') return { ...common, ...runningFor(facts, dossier) }
  const asked = waiting(facts, dossier.today)
  if (asked)
    return {
      ...{ stands: 'asked' as const, ...common, asked: asked.at.toISOString(), expiresOn: asked.expiresOn! },
      isMyTurn: !asked.agreed.includes(dossier.actorId),
    }
  return {
    ...{ stands: 'nothing' as const, ...common },
    /** Whether somebody else has to agree. */
    together: stillMissing([dossier.actorId], facts) !== null,
    /** What would outlive it, and is asked about: who decides alone may drop it. */
    on: facts.decides === 'self' ? facts.on : [],
  }
}

function runningFor(facts: ErasureFacts, { actorId, at, today }: Dossier) {
  const decided = decideErasure({ do: 'keep', by: actorId }, facts, { at, today })
  const keepAgreed = facts.erasing?.keepAgreed ?? []
  return {
    stands: 'running' as const,
    /** What stands in the way of stopping it; null where nothing does. */
    hindrance: decided.ok ? null : decided.refusal,
    together: stillMissing([actorId], facts, []) !== null,
    saidByMe: keepAgreed.includes(actorId),
    saidByAnother: keepAgreed.some((one) => one !== actorId),
  }
}
