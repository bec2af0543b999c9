import type { AppLoadContext } from '@remix-run/node'
import { workerIn } from '~/identity/access'
import type { ByOfficer } from '~/rights/officer-use-cases.server'

/** Which officer does it, and in which request. */
export function officerOf({ actor, requestId }: Pick<AppLoadContext, 'actor' | 'requestId'>): ByOfficer {
  const { worker, name } = workerIn(actor)
  return { worker, name, requestId }
}
