import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { openVisit, type Visit } from '~/counter/visit-use-cases.server'
import { inLanguage } from '~/i18n/language'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import type { ShownVisit } from './VisitPage'

type At = Pick<LoaderFunctionArgs, 'params' | 'context'>

/** The visit in the address. One that was wiped, or is another's, leads to where one finds somebody, which says so. */
export async function visitAt({ params, context }: At): Promise<Visit> {
  const { portal, actor, requestId, language } = context
  const opening = { staff: atWork(actor), id: params.visit ?? '', requestId }
  const visit = await openVisit(portal.runtime, opening)
  if (!visit) throw redirect(inLanguage(language, withQuery(PATHS.counterFind, { gewist: true })))
  return visit
}

/** What every screen of a visit shows of who is there. */
export function shownVisit({ id, name, age, speaker }: Visit): ShownVisit {
  return { id, name, age, withSpeaker: speaker !== null }
}
