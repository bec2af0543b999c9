import { startActing } from '~/onbehalf/acting-use-cases.server'
import { WAY_BACK_MINUTES } from '~/privacy/periods'
import type { Doors } from '~/representation/standing.server'
import { leadsBack } from './session-end'
import { peekSession } from './session.server'
import type { SessionRow } from './store.server'

/** What it takes to go on for whom one acted; `representationId` is null where that is not known any more. */
export type Resuming = {
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
export function goesOnAs(previous: SessionRow | null, coming: Coming): Resuming | null {
  const { subjectId, session, acted, visit } = coming
  const isOwn =
    previous !== null &&
    previous.subjectId === subjectId &&
    leadsBack(previous, { now: visit.at, minutes: WAY_BACK_MINUTES })
  const representationId = isOwn ? previous.actingId : null
  if (representationId === null && !acted) return null
  return { representationId, ...session, requestId: visit.requestId }
}

/**
 * Goes on for whom one acted, as picking them anew does: the registers are asked again. Answers where to go instead where
 * that cannot be; null where it is done.
 */
export async function resumeActing(doors: Doors, resuming: Resuming): Promise<string | null> {
  const { representationId, setCookie, index: sessionIndex, requestId } = resuming
  if (representationId === null) return '/mijn/namens?reden=te-lang'
  const session = await peekSession(doors.runtime, setCookie)
  const start = { representationId, declared: true, sessionIndex, requestId }
  const started = await startActing(doors, session?.actor ?? null, start)
  if (started.ok) return null
  return started.refusal === 'register-down' ? '/mijn/namens?reden=register' : '/mijn/namens?reden=voorbij'
}
