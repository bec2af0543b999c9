import { openToday } from '~/comingofage/open-today.server'
import type { ActingCitizen } from '~/representation/acting'
import type { Doors } from '~/representation/decision-status.server'
import type { Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'

/** The dossier of somebody, opened as the gate opens it for a request. Throws where they may not act for whom they act. */
export async function dossierOf(
  world: Runtime | { runtime: Runtime },
  actor: ActingCitizen,
  requestId = 'r',
): Promise<Dossier> {
  const runtime = 'runtime' in world ? world.runtime : world
  const dossier = await openToday(runtime, { actor, requestId })
  if (!dossier) throw new Error('they may not act')
  return dossier
}

/** Somebody who reads what waits, with whom the pages are about. */
export async function visitorOf(world: Runtime | { runtime: Runtime }, actor: ActingCitizen) {
  return { actor, here: await dossierOf(world, actor) }
}

/** The doors of somebody who decides alone: no register is asked. */
export function doorsOf(runtime: Runtime): Doors {
  const unasked = async () => {
    throw new Error('no register is asked')
  }
  return {
    runtime,
    register: { findPerson: unasked },
    authority: { findAuthority: unasked },
    approvalDays: 30,
  }
}
