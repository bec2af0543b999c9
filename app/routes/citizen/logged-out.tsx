import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { safePath } from '~/identity/safe-path'
import { SessionEnded } from '~/ui/SessionEnded'

export const handle = { access: 'public', title: 'login.out.title' }

const REASONS = { tijd: 'time', later: 'later' } as const

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const given = searchParams.get('reden')
  const to = safePath(searchParams.get('naar'))
  return json({
    reason: given === 'tijd' || given === 'later' ? REASONS[given] : ('self' as const),
    loginTo: to ? `/inloggen/digid?naar=${encodeURIComponent(to)}` : '/inloggen/digid',
  })
}

export default function LoggedOut() {
  const { reason, loginTo } = useLoaderData<typeof loader>()
  return <SessionEnded reason={reason} loginTo={loginTo} />
}
