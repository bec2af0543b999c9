import type { AppLoadContext } from '@remix-run/node'
import { workerIn } from '~/identity/access'
import type { AtDesk } from '~/authority/find-at-desk.server'

/** Who does it at the desk, and in which request. */
export function deskOf({ actor, requestId }: Pick<AppLoadContext, 'actor' | 'requestId'>): AtDesk {
  return { worker: workerIn(actor).worker, requestId }
}
