import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { inLanguage } from '~/i18n/language'
import { citizenOf } from '~/identity/access'
import { hasKept } from '~/identity/kept-form.server'
import { safePath } from '~/identity/safe-path'
import { readSessionEnd, type SessionEnd } from '~/identity/session-end'
import { SAY_LOGGED_OUT, saysLoggedIn } from '~/identity/session.server'
import { readActed, startPath } from '~/identity/way-back'
import { PATHS } from '~/paths'
import { SessionEnded } from '~/ui/SessionEnded'
import { page } from '~/ui/page'
import { TellOthers } from '~/ui/session-warning'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'login.out.title',
  words: ['login'],
})

/** As `ui/SessionEnded` tells it. */
type Why = SessionEnd | 'zelf' | 'later'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const given = searchParams.get('reden')
  const page = safePath(searchParams.get('naar'))
  const cookie = request.headers.get('cookie') ?? undefined
  const why: Why = readSessionEnd(given) ?? (given === 'later' ? 'later' : 'zelf')
  const isLoggedIn = citizenOf(context.actor) !== null
  // Of who is logged in only a page of an earlier visit came here.
  if (isLoggedIn && why !== 'opnieuw') throw redirect(inLanguage(context.language, page ?? PATHS.overview))
  const data = {
    why,
    kept: await hasKept(context.portal.runtime, cookie),
    loginTo: startPath('citizen', { page, acted: readActed(searchParams) }),
    goOnTo: isLoggedIn ? (page ?? PATHS.overview) : null,
  }
  const left = (why === 'zelf' || why === 'later') && !saysLoggedIn(cookie)
  return json(data, left ? { headers: { 'Set-Cookie': SAY_LOGGED_OUT } } : {})
}

export default function LoggedOut() {
  const { why, kept, loginTo, goOnTo } = useLoaderData<typeof loader>()
  return (
    <>
      <TellOthers />
      <SessionEnded why={why} kept={kept} loginTo={loginTo} goOnTo={goOnTo} />
    </>
  )
}
