import { and, eq, ne } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { findById, numberOf } from '~/person/store.server'
import { actAbout } from '~/representation/act.server'
import { isAuthority, type ActingCitizen } from '~/representation/acting'
import { citizenOf } from '~/representation/concerned.server'
import { decisionStatusOf, type Doors } from '~/representation/decision-status.server'
import type { Representation } from '~/representation/store.server'
import { representation } from '~/representation/tables.server'
import { localDate } from '~/runtime/local-date'

/** One who decides along with a child, and whether the child lets them see who looked. */
export type ViewSharing = {
  representationId: string
  /** Null where the register gives none: then it is *uw ouder of voogd*. */
  name: string | null
  shares: boolean
}

/** With whom a child of 12 to 15 shares who looked; null for whom it is not to decide. */
export async function readSharing(
  { runtime, register }: Pick<Doors, 'runtime' | 'register'>,
  actor: ActingCitizen,
): Promise<ViewSharing[] | null> {
  if (!maySettleSharing(actor)) return null
  const { reader } = runtime.database
  return Promise.all(
    (await parentsOf({ runtime }, actor)).map(async ({ id, representativeId, sharesViews }) => {
      const parent = await findById(reader, runtime, representativeId)
      const bsn = parent && numberOf(parent)
      const found = bsn ? await register.findPerson(bsn) : null
      const name = found?.ok ? (found.person.givenName ?? found.person.fullName) : null
      return { representationId: id, name, shares: sharesViews }
    }),
  )
}

export type Shared = { ok: true } | { ok: false; refusal: 'not-yours' }

/**
 * A child of 12 to 15 lets one parent or guardian see who looked and where it is treated, or stops that. Only the child
 * can; off by default, and off again when authority begins anew. Both ways are logged (domain: safety of the child).
 */
export async function shareViews(
  runtime: Doors['runtime'],
  actor: ActingCitizen,
  { representationId, shares, requestId }: { representationId: string; shares: boolean; requestId: string },
): Promise<Shared> {
  if (!maySettleSharing(actor)) return { ok: false, refusal: 'not-yours' }
  const parents = await parentsOf({ runtime }, actor)
  if (!parents.some(({ id }) => id === representationId)) return { ok: false, refusal: 'not-yours' }
  const { subjectId: byId } = actor
  const at = runtime.now()
  await runtime.database.transact(async (transaction) => {
    const changed = await transaction
      .update(representation)
      .set({ sharesViews: shares })
      .where(
        and(
          eq(representation.id, representationId),
          eq(representation.subjectId, byId),
          ne(representation.sharesViews, shares),
        ),
      )
      .returning({ id: representation.id })
    if (changed.length === 0) return
    const object = { type: 'representation' as const, id: representationId }
    const event = shares ? 'views-shared' : 'views-unshared'
    await appendActivity(transaction, [actAbout(byId, { event, action: 'U', at, requestId, object, byId })])
  })
  return { ok: true }
}

async function parentsOf(
  { runtime }: Pick<Doors, 'runtime'>,
  actor: ActingCitizen,
): Promise<Representation[]> {
  const { reader } = runtime.database
  const child = await citizenOf(reader, runtime, actor)
  const { representatives } = await decisionStatusOf(reader, child, localDate(runtime.now()))
  return representatives.filter(({ kind }) => isAuthority(kind))
}

function maySettleSharing({ actingFor, ageCategory, welcome }: ActingCitizen): boolean {
  return !actingFor && ageCategory === '12-15' && welcome === 'done'
}
