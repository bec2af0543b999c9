import { and, eq, gte } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { readEntry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { ActingCitizen } from './acting'
import type { Runtime } from '~/runtime/runtime.server'
import { actAbout } from './act.server'

type Look = {
  actor: ActingCitizen
  requestId: string
  /** When the request came in: what was logged of it was logged since. */
  since: Date
  /** The pattern of the page's address. */
  page: string
}

/**
 * Sees to it that every page somebody looks at for another leaves an entry (NEN 7513, domain §7): where the page itself logged
 * what was read, that is it; where it did not, that the page was looked at. Asked at the one gate all pages pass, so that
 * no page can be forgotten. A look that cannot be logged is not shown: this throws.
 */
export async function logLookForAnother(runtime: Runtime, look: Look): Promise<void> {
  const { actor, requestId, since, page } = look
  if (!actor.actingFor) return
  const { subjectId } = actor.actingFor
  const { reader } = runtime.database
  const rows = await reader
    .select()
    .from(activity)
    .where(and(eq(activity.subjectId, subjectId), gte(activity.at, since)))
  if (rows.some((row) => readEntry(reader, row)?.requestId === requestId)) return
  const object = { type: 'profile' as const, id: `${subjectId}:${page}` }
  const act = { event: 'page-read', action: 'R', at: runtime.now(), requestId, object } as const
  await runtime.database.record((transaction) =>
    appendActivity(transaction, [actAbout(subjectId, { ...act, byId: actor.subjectId })]),
  )
}
