import { isUnavailable } from '~/db/unavailable.server'
import type { ActingCitizen } from '~/representation/acting'
import { openDossier, type Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { passNow } from './due-now.server'

/**
 * Opens the dossier of a request, after what the day brought the person has been effected: a birthday decides who decides
 * from the first page on. A database that cannot write lets people read on: who decides follows from dates, effected or not.
 * Null where who is logged in may not act for them.
 */
export async function openToday(
  runtime: Runtime,
  opening: { actor: ActingCitizen; requestId: string },
): Promise<Dossier | null> {
  const { reader } = runtime.database
  const dossier = await openDossier(reader, runtime, opening)
  if (!dossier || !(await passed(runtime, dossier))) return dossier
  return openDossier(reader, runtime, opening)
}

async function passed(runtime: Runtime, dossier: Dossier): Promise<boolean> {
  try {
    return await passNow(runtime, dossier)
  } catch (error) {
    if (isUnavailable(error)) return false
    throw error
  }
}
