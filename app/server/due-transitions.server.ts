import { representationTransitions } from '~/comingofage/transitions.server'
import { halfWaits } from '~/consentrequest/half-waits.server'
import { leaveLapsed } from '~/consentrequest/leave-lapsed.server'
import { findById } from '~/person/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { catalogueTold } from '~/transition/catalogue-told.server'
import { endAnnounced } from '~/transition/end-announced.server'
import { optInGoes } from '~/transition/opt-in-goes.server'
import { statementTold } from '~/transition/statement-told.server'
import { stillRight } from '~/transition/still-right.server'
import type { Occasion, Transition } from '~/transition/transition'
import { yesEnded } from '~/transition/yes-ended.server'

/** Everything that happens by itself when its day has come, in this order. */
const TRANSITIONS: Transition[] = [
  ...representationTransitions,
  yesEnded,
  endAnnounced,
  stillRight,
  catalogueTold,
  optInGoes,
  leaveLapsed,
  statementTold,
  halfWaits,
]

/** Citizens looked at in one go; each is a transaction of its own. */
const PAGE = 200

export type TransitionRun = { name: string; effected: number; failed: number }

type Running = { requestId: string; onFailure: (error: unknown) => void }

/** Effects everything that is due today or was due before. One citizen's failure does not hold up the others. */
export async function runTransitions(runtime: Runtime, running: Running): Promise<TransitionRun[]> {
  const at = runtime.now()
  const occasion = { at, today: localDate(at), requestId: running.requestId }
  const runs: TransitionRun[] = []
  for (const transition of TRANSITIONS)
    runs.push(await runTransition(runtime, transition, { occasion, running }))
  return runs
}

/** Effects one of them for everybody for whom it is due. */
export async function runTransition(
  runtime: Runtime,
  transition: Transition,
  { occasion, running }: { occasion: Occasion; running: Running },
): Promise<TransitionRun> {
  const result = { name: transition.name, effected: 0, failed: 0 }
  for (let after = ''; ;) {
    const page = await transition.candidates(runtime.database.reader, occasion, { after, limit: PAGE })
    for (const id of page) {
      try {
        if (await effect(runtime, transition, { id, occasion })) result.effected += 1
      } catch (error) {
        result.failed += 1
        running.onFailure(error)
      }
    }
    if (page.length < PAGE) return result
    after = page.at(-1)!
  }
}

/** Looks again inside the transaction: another process may have done it meanwhile. */
async function effect(
  runtime: Runtime,
  transition: Transition,
  { id, occasion }: { id: string; occasion: Occasion },
): Promise<boolean> {
  const { reader } = runtime.database
  const found = await findById(reader, runtime, id)
  if (!found?.keys.profile || !(await transition.isDue(reader, found, occasion))) return false
  return runtime.database.transact(async (transaction) => {
    const citizen = await findById(transaction, runtime, id)
    if (!citizen?.keys.profile) return false
    return transition.effect(transaction, runtime, { citizen, occasion })
  })
}
