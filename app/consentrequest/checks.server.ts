import { and, desc, eq } from 'drizzle-orm'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import type { Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import { organisationsOf } from './named.server'
import { beginningOf } from './request'
import { seesRequests } from './sees'
import { readRequests } from './store.server'

/** So many lines are shown, of so many entries of the log: the log itself has them all. */
const SHOWN = 30
const READ = 600

/** That an organisation looked whether it has leave. */
type Check = { at: Date; ura: string; requestId: string; answer: 'yes' | 'no' }

/** Who looked whether one gave leave, and for what, newest first. Empty for who may not see who asks. */
export async function readChecks(runtime: Runtime, dossier: Dossier) {
  if (!seesRequests(dossier)) return []
  const { reader } = runtime.database
  const checks = (await readFromLog(reader, dossier.person)).slice(0, SHOWN)
  const requests = await readRequests(reader, runtime, [...new Set(checks.map(({ requestId }) => requestId))])
  const nameOf = await organisationsOf(reader, checks)
  return checks.map(({ at, ura, answer, requestId }) => {
    const request = requests.find(({ id }) => id === requestId)
    const isTheirs = request?.subjectId === dossier.person.row.id
    return {
      ...{ at, answer, organisation: nameOf(ura).name },
      /** Gone once it is kept no more; the line of the log stays. */
      request: isTheirs
        ? { id: requestId, purpose: request.purpose, words: beginningOf(request.asked.text) }
        : null,
    }
  })
}

/** Who looked at one request. */
export async function readChecksOf(reader: Reader, person: Subject, requestId: string) {
  const checks = (await readFromLog(reader, person)).filter((one) => one.requestId === requestId)
  return checks.slice(0, SHOWN).map(({ at, answer }) => ({ at, answer }))
}

async function readFromLog(reader: Reader, { row }: Subject): Promise<Check[]> {
  const rows = await reader
    .select()
    .from(activity)
    .where(and(eq(activity.subjectId, row.id), eq(activity.event, 'consent-checked')))
    .orderBy(desc(activity.at), desc(activity.lane), desc(activity.sequence))
    .limit(READ)
  return rows.flatMap((found): Check[] => {
    const entry = readEntry(reader, found)
    if (!entry) return []
    const answer = entry.outcome === 'permit' ? 'yes' : 'no'
    return [{ at: found.at, ura: entry.organisation ?? '', requestId: entry.object.id, answer }]
  })
}
