import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { describeLink } from '~/notification/address-use-cases.server'
import { PATHS } from '~/paths'
import { page } from '~/ui/page'
import { confirmByLink } from '~/welcome/welcome-mail.server'
import { LinkDone, LinkGone, LinkOpen, stateOfLink } from './MailedLink'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'welcome.link.title',
  words: ['notification', 'welcome'],
  menu: 'none',
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = { token: params.token ?? '', purpose: 'confirm-address' } as const
  const { state, status } = stateOfLink(await describeLink(context.portal.runtime, asked), request.url)
  if (state === 'unknown') context.noteWrongLink(asked.token)
  return json({ state, signedIn: context.actor !== null }, { status })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { requestId, portal } = context
  const confirmed = await confirmByLink(portal.runtime, { token: params.token ?? '', requestId })
  const { pathname } = new URL(request.url)
  return redirect(confirmed.ok ? `${pathname}?klaar` : pathname)
}

export default function ConfirmAddress() {
  const { state, signedIn } = useLoaderData<typeof loader>()
  if (state === 'open') return <LinkOpen words="welcome.link" />
  if (state === 'done') return <LinkDone words="welcome.link" />
  return <LinkGone words="welcome.link" state={state} signedIn={signedIn} to={PATHS.welcomeMail} />
}
