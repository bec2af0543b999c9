import { redirect } from '@remix-run/node'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { PATHS } from '~/paths'
import type { RequestContext } from '~/portal/portal'

/** Who takes back, and the page that is home to them; who is too young to decide is sent where that is said. */
export function takesBack({ actor: given, language }: Pick<RequestContext, 'actor' | 'language'>) {
  const actor = signedIn(given)
  if (actor.ageCategory === 'under-12') throw redirect(inLanguage(language, PATHS.tooYoung))
  return { home: actor.welcome === 'done' ? PATHS.overview : PATHS.welcome }
}
