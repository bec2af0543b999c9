import { and, desc, eq, inArray } from 'drizzle-orm'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import {
  DESK_ACTS,
  gatherActs,
  TOLD_ACTS,
  type ActFor,
  type DeskAct,
  type GatheredAct,
  type ToldAct,
} from '~/representation/acts'
import type { Doer, Named } from '~/representation/author-label'
import { tellDoer } from '~/representation/author-label.server'
import type { Dossier } from '~/representation/dossier.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

/** So many lines are shown, of so many entries of the log: the log itself has them all. */
const SHOWN = 30
const READ = 600
const PROXY = '02'
/** As what the desk and what happens by itself stand in the log (ISO 21298), and what the latter is called. */
const SUPPORTING = '07'
const ITSELF = 'system'

/** What others did for a person, newest first, as the person is told: no name, but as what they act. */
export type ToldActs = (Pick<GatheredAct, 'at' | 'event' | 'times'> & { by: Doer | Named })[]

/** Of what the desk and the officer do, what only the officer does. */
const BY_OFFICER = new Set<string>(['log-read', 'hold-put', 'hold-lifted'])

/**
 * Who looked at a person's choices for them, chose for them, or agreed (NEN 7513, role proxy); and to the person alone, what the
 * desk did about them. Empty where nobody ever did, and for who may not see who looked (domain: safety of the child).
 */
export async function readActsFor(runtime: Runtime, dossier: Dossier): Promise<ToldActs> {
  if (!dossier.disclosure.views) return []
  const { reader } = runtime.database
  const citizen = dossier.person
  const isOwn = dossier.representation === null
  const events = isOwn ? [...TOLD_ACTS, ...DESK_ACTS] : [...TOLD_ACTS]
  const acts = gatherActs(await readActs(reader, citizen.row.id, events)).slice(0, SHOWN)
  const told: ToldActs = []
  for (const { at, event, times, byId } of acts) {
    const isDesk = DESK_ACTS.some((one) => one === event)
    const by = isDesk
      ? ({ who: BY_OFFICER.has(event) ? 'officer' : 'desk', name: null } as const)
      : await tellDoer(reader, { readerId: dossier.actorId, citizen, byId, at })
    told.push({ at, event, times, by })
  }
  return told
}

async function readActs(reader: Reader, subjectId: string, events: (ToldAct | DeskAct)[]): Promise<ActFor[]> {
  const rows = await reader
    .select()
    .from(activity)
    .where(and(eq(activity.subjectId, subjectId), inArray(activity.event, events)))
    .orderBy(desc(activity.at), desc(activity.lane), desc(activity.sequence))
    .limit(READ)
  return rows.flatMap((row): ActFor[] => {
    const event = row.event as ToldAct | DeskAct
    const user = readEntry(reader, row)?.users[0]
    const isDesk = DESK_ACTS.some((one) => one === event)
    const isTold = isDesk ? user?.role === SUPPORTING && user.id !== ITSELF : user?.role === PROXY
    return user && isTold ? [{ at: row.at, day: localDate(row.at), byId: user.id, event }] : []
  })
}
