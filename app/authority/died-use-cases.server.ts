import { and, eq, gt, isNotNull } from 'drizzle-orm'
import { subject } from '~/person/tables.server'
import type { ActingCitizen } from '~/representation/acting'
import { representation } from '~/representation/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import { DIED } from './death.server'

/** For how long somebody who decided for another is told on the overview that they died. */
const TOLD_DAYS = 90
const DAY_MILLISECONDS = 24 * 3_600_000

/**
 * Of how many people somebody decided for the register said in the last months that they died, and still says so. Names are
 * not kept, so that none is told; while acting for another nothing of one's own is.
 */
export async function readDied(runtime: Runtime, actor: ActingCitizen): Promise<number> {
  const { subjectId, actingFor } = actor
  if (actingFor) return 0
  const since = new Date(runtime.now().getTime() - TOLD_DAYS * DAY_MILLISECONDS)
  const rows = await runtime.database.reader
    .selectDistinct({ id: representation.subjectId })
    .from(representation)
    .innerJoin(subject, eq(subject.id, representation.subjectId))
    .where(
      and(
        eq(representation.representativeId, subjectId),
        eq(representation.endReason, DIED),
        gt(representation.changedAt, since),
        isNotNull(subject.deceasedAt),
      ),
    )
  return rows.length
}
