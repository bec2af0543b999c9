import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTexts } from '~/i18n/pages.server'
import { describeLink, keepAddress } from '~/notification/address-use-cases.server'
import { PATHS } from '~/paths'
import { page } from '~/ui/page'
import { PageTexts } from '../../public/parts/PageTexts'
import { LinkDone, LinkGone, LinkOpen, stateOfLink } from './MailedLink'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'keep.link.title',
  words: ['notification', 'welcome'],
  menu: 'none',
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = { token: params.token ?? '', purpose: 'keep-address' } as const
  const { state, status } = stateOfLink(await describeLink(context.portal.runtime, asked), request.url)
  if (state === 'unknown') context.noteWrongLink(asked.token)
  const texts = pageTexts(context.language, 'keep.link')
  return json({ state, signedIn: context.actor !== null, texts }, { status })
}

/** Answered without login: whoever reads the mail to the earlier address may stop the change. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { requestId, portal } = context
  const kept = await keepAddress(portal.runtime, { token: params.token ?? '', requestId })
  const { pathname } = new URL(request.url)
  return redirect(kept.ok ? `${pathname}?klaar` : pathname)
}

export default function KeepAddress() {
  const { state, signedIn } = useLoaderData<typeof loader>()
  return (
    <PageTexts>
      {state === 'open' && <LinkOpen words="keep.link" />}
      {state === 'done' && <LinkDone words="keep.link" />}
      {state !== 'open' && state !== 'done' && (
        <LinkGone words="keep.link" state={state} signedIn={signedIn} to={PATHS.mailSettings} />
      )}
    </PageTexts>
  )
}
