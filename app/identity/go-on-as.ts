import { WAY_BACK_MINUTES } from '~/privacy/session-periods'
import { leadsBack } from './session-end'
import type { SessionRow } from './store.server'

/** What it takes to go on for whom one acted; `representationId` is null where that is not known any more. */
export type ResumeTarget = {
  representationId: string | null
  setCookie: string
  index: string
  requestId: string
}

type Coming = {
  subjectId: string
  session: { index: string; setCookie: string }
  /** Whether the page one was sent away from was about another. */
  acted: boolean
  visit: { at: Date; requestId: string }
}

/**
 * For whom somebody goes on who logs in again: whom they acted for in the session before, where it ended by itself less
 * than half an hour ago and was their own. Null where they acted for nobody.
 */
export function goesOnAs(previous: SessionRow | null, coming: Coming): ResumeTarget | null {
  const { subjectId, session, acted, visit } = coming
  const isOwn =
    previous !== null &&
    previous.subjectId === subjectId &&
    leadsBack(previous, { now: visit.at, minutes: WAY_BACK_MINUTES })
  const representationId = isOwn ? previous.actingId : null
  if (representationId === null && !acted) return null
  return { representationId, ...session, requestId: visit.requestId }
}
