import type { LoaderFunctionArgs } from '@remix-run/node'
import { openEvidence, type OpenedEvidence } from '~/evidence/case-use-cases.server'
import { workerIn } from '~/identity/access'

type At = Pick<LoaderFunctionArgs, 'params' | 'context'>

/** Who of the desk is here, for a use case. */
export function deskOf({ actor, requestId }: Pick<At['context'], 'actor' | 'requestId'>) {
  return { worker: workerIn(actor).worker, requestId }
}

/** The case in the address; the page of what is not there where there is none. */
export async function caseAt({ params, context }: At): Promise<OpenedEvidence> {
  const opening = { ...deskOf(context), id: params.case ?? '' }
  const found = await openEvidence(context.portal, opening)
  if (!found) throw new Response(null, { status: 404 })
  return found
}

/** The same where a form for this stage of a case is; elsewhere the page of a conflict. */
export async function caseIn(at: At, may: (found: OpenedEvidence) => boolean): Promise<OpenedEvidence> {
  const found = await caseAt(at)
  if (!may(found)) throw new Response(null, { status: 409 })
  return found
}
