import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { inLanguage } from '~/i18n/language'
import type { Audience } from '~/identity/actor'
import { safePath } from '~/identity/safe-path'
import { readSessionEnd } from '~/identity/session-end'
import { pastOf, SAY_LOGGED_OUT, saysLoggedIn } from '~/identity/session.server'
import { startPath, WAYS_IN } from '~/identity/way-back'

type AtWork = Exclude<Audience, 'citizen'>

/** What the page where one logs in for work tells: where the login begins, and why one is not logged in (any more). */
export async function readWorkLogin<Failure>(
  { request, context }: LoaderFunctionArgs,
  audience: AtWork,
  readFailure: (given: string | null) => Failure | null,
) {
  const { searchParams } = new URL(request.url)
  const page = safePath(searchParams.get('naar'))
  const given = searchParams.get('reden')
  const failed = readFailure(given)
  const { runtime } = context.portal
  const cookie = request.headers.get('cookie') ?? undefined
  const past = given === null && context.actor === null ? await pastOf(runtime, cookie) : null
  const ended = past?.audience === audience ? past.why : readSessionEnd(given)
  const isHere = context.actor?.audience === audience
  // A login that failed leaves who was logged in as they were; in another window somebody may have logged in since.
  if (isHere && !failed) throw redirect(inLanguage(context.language, page ?? WAYS_IN[audience].home))
  const left = given === 'zelf' && !saysLoggedIn(cookie)
  const start = startPath(audience, { page })
  const data = { start, failed, ended, left, isSomebodyElse: context.actor !== null && !isHere }
  return json(data, left ? { headers: { 'Set-Cookie': SAY_LOGGED_OUT } } : {})
}
