import type { AppLoadContext } from '@remix-run/node'
import { workerIn } from '~/identity/access'
import type { ByOfficer } from '~/oversight/log-use-cases.server'

/** Which officer does it, and in which request. */
export function officerOf({ actor, requestId }: Pick<AppLoadContext, 'actor' | 'requestId'>): ByOfficer {
  return { worker: workerIn(actor).worker, requestId }
}
