import type { ResumeTarget } from '~/identity/go-on-as'
import { PATHS, withQuery, type Path } from '~/paths'
import { peekActingSession } from '~/representation/acting-session.server'
import type { Doors } from '~/representation/decision-status.server'
import { startActing } from './acting-use-cases.server'

/**
 * Goes on for whom one acted, as picking them anew does: the registers are asked again. Answers where to go instead where
 * that cannot be; null where it is done.
 */
export async function resumeActing(doors: Doors, resuming: ResumeTarget): Promise<Path | null> {
  const { representationId, setCookie, index: sessionIndex, requestId } = resuming
  if (representationId === null) return withQuery(PATHS.others, { reden: 'te-lang' })
  const session = await peekActingSession(doors.runtime, setCookie)
  if (!session) return withQuery(PATHS.others, { reden: 'voorbij' })
  const start = { representationId, declared: true, sessionIndex, requestId }
  const started = await startActing(doors, session.actor, start)
  if (started.ok) return null
  return started.refusal === 'register-down'
    ? withQuery(PATHS.others, { reden: 'register' })
    : withQuery(PATHS.others, { reden: 'voorbij' })
}
