import type { ArrivingStaff, Internal, Staff } from '~/identity/actor'
import { peekSession, readSession, type Session } from '~/identity/session.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { ActingCitizen } from './acting'
import { readActing } from './acting.server'

/** A citizen's session, with for whom they act in it as it stands now. */
export type ActingSession = Session<ActingCitizen>

/** Who may be at the pages: a citizen, for themself or for another, a colleague of a care provider, or who runs the portal. */
export type Visiting = ActingCitizen | Staff | ArrivingStaff | Internal

/** A session of whichever audience has pages. */
export type VisitingSession = Session<Visiting>

/** Who is logged in with this `Cookie` header, of the audiences that have pages; null when nobody is. Counts as activity. */
export async function readVisiting(
  runtime: Runtime,
  cookieHeader: string | undefined,
): Promise<VisitingSession | null> {
  const session = await readSession(runtime, cookieHeader)
  const actor = session?.actor
  if (!session || !actor || actor.audience === 'citizen') return withActing(runtime, session)
  return { ...session, actor }
}

/** The citizen who is logged in with this `Cookie` header; null when nobody is, or somebody of another audience. Counts as activity. */
export async function readActingSession(
  runtime: Runtime,
  cookieHeader: string | undefined,
): Promise<ActingSession | null> {
  return withActing(runtime, await readSession(runtime, cookieHeader))
}

/** The same without counting as activity. */
export async function peekActingSession(
  runtime: Runtime,
  cookieHeader: string | undefined,
): Promise<ActingSession | null> {
  return withActing(runtime, await peekSession(runtime, cookieHeader))
}

async function withActing(runtime: Runtime, session: Session | null): Promise<ActingSession | null> {
  if (session?.actor.audience !== 'citizen') return null
  const { actor, index, acting } = session
  const actingFor = acting && (await readActing(runtime, { index, subjectId: actor.subjectId, acting }))
  return { ...session, actor: { ...actor, ...(actingFor && { actingFor }) } }
}
