import type { Doors } from '~/representation/decision-status.server'
import { lookUp, type LookedUp, type LookingUp } from './look-up.server'
import { letSpeak } from './speaker.server'
import { closeVisit, openVisit } from './visit-use-cases.server'

/**
 * The next child of a family: who spoke for the one before, and what was seen of them, stays. Whether they may decide about this one too is
 * looked up anew; where they may not, staff ask who does. The screen of the child before is wiped.
 */
export async function lookUpNextChild(doors: Doors, looking: LookingUp, before: string): Promise<LookedUp> {
  const { runtime } = doors
  const { staff, requestId } = looking
  const previous = await openVisit(runtime, { staff, id: before, requestId })
  const found = await lookUp(doors, looking)
  if (!found.ok || !previous) return found
  const next = await openVisit(runtime, { staff, id: found.visitId, requestId })
  const { speaker } = previous
  if (next && speaker) await letSpeak(doors, next, { speakerId: speaker.id, document: speaker.document })
  await closeVisit(runtime, { staff, id: before })
  return found
}
