import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { confirmInboxAddress, describeInboxLink } from '~/inbox/address-use-cases.server'
import { describeLink } from '~/notification/address-use-cases.server'
import { PATHS } from '~/paths'
import { page } from '~/ui/page'
import { confirmByLink } from '~/welcome/welcome-mail.server'
import { LinkDone, LinkGone, LinkOpen, stateOfLink } from './MailedLink'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'welcome.link.title',
  words: ['notification', 'welcome', 'inbox'],
  menu: 'none',
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const token = params.token ?? ''
  const own = await describeLink(runtime, { token, purpose: 'confirm-address' })
  const isUnknown = !own.ok && own.refusal === 'unknown'
  const inbox = isUnknown ? await describeInboxLink(runtime, { token }) : own
  const { state, status } = stateOfLink(inbox, request.url)
  if (state === 'unknown') context.noteWrongLink(token)
  const words = isUnknown && state !== 'unknown' ? ('inbox.link' as const) : ('welcome.link' as const)
  return json({ state, words, signedIn: context.actor !== null }, { status })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { requestId, portal } = context
  const followed = { token: params.token ?? '', requestId }
  const own = await confirmByLink(portal.runtime, followed)
  const isUnknown = !own.ok && own.refusal === 'unknown'
  const confirmed = isUnknown ? await confirmInboxAddress(portal.runtime, followed) : own
  const { pathname } = new URL(request.url)
  return redirect(confirmed.ok ? `${pathname}?klaar` : pathname)
}

/** Where a mailed link confirms an address: a citizen's own, or that of an organisation. */
export default function ConfirmAddress() {
  const { state, words, signedIn } = useLoaderData<typeof loader>()
  if (state === 'open') return <LinkOpen words={words} />
  if (state === 'done') return <LinkDone words={words} />
  const to = words === 'inbox.link' ? PATHS.inboxAddress : PATHS.welcomeMail
  return <LinkGone words={words} state={state} signedIn={signedIn} to={to} />
}
