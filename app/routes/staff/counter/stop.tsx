import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { closeVisit } from '~/counter/visit-use-cases.server'
import { inLanguage } from '~/i18n/language'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { page } from '~/ui/page'

export const handle = page({ audience: 'staff', needs: 'counter', title: null })

/** Somebody who comes by with an address of it has nothing to stop. */
export function loader({ context }: { context: ActionFunctionArgs['context'] }) {
  return redirect(inLanguage(context.language, PATHS.counterFind))
}

/** Wipes the screen: nothing of who was there is to be found again, not with the back button either. */
export async function action({ params, context }: ActionFunctionArgs) {
  const { portal, actor, language } = context
  await closeVisit(portal.runtime, { staff: atWork(actor), id: params.visit ?? '' })
  return redirect(inLanguage(language, withQuery(PATHS.counterFind, { gewist: true })))
}
