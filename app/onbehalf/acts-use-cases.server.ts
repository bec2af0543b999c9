import { and, desc, eq, inArray } from 'drizzle-orm'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import { gatherActs, TOLD_ACTS, type ActFor, type GatheredAct, type ToldAct } from '~/representation/acts'
import type { Doer } from '~/representation/author-label'
import { tellDoer } from '~/representation/author-label.server'
import type { Dossier } from '~/representation/dossier.server'
import { readAllOf } from '~/representation/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

/** So many lines are shown, of so many entries of the log: the log itself has them all. */
const SHOWN = 30
const READ = 600
const PROXY = '02'

/** What others did for a person, newest first, as the person is told: no name, but as what they act. */
export type ToldActs = (Pick<GatheredAct, 'at' | 'event' | 'times'> & { by: Doer })[]

/**
 * Who looked at a person's choices for them, chose for them, or agreed (NEN 7513, role proxy). Empty where nobody ever
 * acted for them, and for who may not see who looked (domain: safety of the child).
 */
export async function readActsFor(runtime: Runtime, dossier: Dossier): Promise<ToldActs> {
  if (!dossier.disclosure.views) return []
  const { reader } = runtime.database
  const citizen = dossier.person
  if ((await readAllOf(reader, citizen.row.id)).length === 0) return []
  const acts = gatherActs(await readProxyActs(reader, citizen.row.id)).slice(0, SHOWN)
  const told: ToldActs = []
  for (const { at, event, times, byId } of acts)
    told.push({
      at,
      event,
      times,
      by: await tellDoer(reader, { readerId: dossier.actorId, citizen, byId, at }),
    })
  return told
}

async function readProxyActs(reader: Reader, subjectId: string): Promise<ActFor[]> {
  const rows = await reader
    .select()
    .from(activity)
    .where(and(eq(activity.subjectId, subjectId), inArray(activity.event, [...TOLD_ACTS])))
    .orderBy(desc(activity.at), desc(activity.lane), desc(activity.sequence))
    .limit(READ)
  return rows.flatMap((row): ActFor[] => {
    const { at, event } = row
    const user = readEntry(reader, row)?.users[0]
    if (user?.role !== PROXY) return []
    return [{ at, day: localDate(at), byId: user.id, event: event as ToldAct }]
  })
}
