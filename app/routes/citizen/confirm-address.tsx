import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData, useNavigation } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { confirmByLink } from '~/identity/welcome-mail.server'
import { describeLink } from '~/notification/address-use-cases.server'
import { Button, ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { Heading, Paragraph } from '~/ui/Heading'
import { IconTile } from '~/ui/IconTile'
import { CheckIcon, MailIcon } from '~/ui/icons'
import { PageTitle } from '~/ui/PageTitle'

export const handle = { access: 'public', title: 'welcome.link.title', page: { menu: 'none' } }

const STATUS = { expired: 410, used: 410, unknown: 404 } as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = { token: params.token ?? '', purpose: 'confirm-address' } as const
  const link = await describeLink(context.portal.runtime, asked)
  const signedIn = context.actor !== null
  if (link.ok) return json({ state: 'open' as const, signedIn })
  const { refusal } = link
  const justDone = refusal === 'used' && new URL(request.url).searchParams.has('klaar')
  if (justDone) return json({ state: 'done' as const, signedIn })
  return json({ state: refusal, signedIn }, { status: STATUS[refusal] })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { requestId, portal } = context
  const confirmed = await confirmByLink(portal.runtime, { token: params.token ?? '', requestId })
  const { pathname } = new URL(request.url)
  return redirect(confirmed.ok ? `${pathname}?klaar` : pathname)
}

export default function ConfirmAddress() {
  const { state } = useLoaderData<typeof loader>()
  if (state === 'open') return <Open />
  return state === 'done' ? <Done /> : <Gone state={state} />
}

/** A GET changes nothing, since scanners follow links in mails: the button does. */
function Open() {
  const busy = useNavigation().formMethod === 'POST'
  return (
    <PageBody narrow>
      <IconTile icon={MailIcon} size="large" />
      <PageTitle lead={<FormattedMessage id="welcome.link.lead" />}>
        <FormattedMessage id="welcome.link.title" />
      </PageTitle>
      <Form method="post">
        <CsrfField />
        <Actions>
          <Button kind="primary" size="main" busy={busy}>
            <FormattedMessage id="welcome.link.confirm" />
          </Button>
        </Actions>
        <Paragraph kind="hint">
          <FormattedMessage id="welcome.link.not-you" />
        </Paragraph>
      </Form>
    </PageBody>
  )
}

function Done() {
  return (
    <PageBody narrow>
      <IconTile icon={CheckIcon} size="large" />
      <PageTitle lead={<FormattedMessage id="welcome.link.done.lead" />}>
        <FormattedMessage id="welcome.link.done.title" />
      </PageTitle>
      <Actions>
        <ButtonLink to="/mijn" kind="primary" size="main" reloadDocument>
          <FormattedMessage id="welcome.link.done.on" />
        </ButtonLink>
      </Actions>
    </PageBody>
  )
}

function Gone({ state }: { state: 'expired' | 'used' | 'unknown' }) {
  const { signedIn } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      <IconTile icon={MailIcon} size="large" />
      <div className="error-page">
        <Heading level={1}>
          <FormattedMessage id={`welcome.link.${state}.title`} />
        </Heading>
        <Paragraph kind="lead">
          <FormattedMessage id={`welcome.link.${state}.text`} />
        </Paragraph>
        <Actions>
          <ButtonLink to={state === 'used' ? '/mijn' : '/welkom/e-mail'} size="main" reloadDocument>
            <FormattedMessage id={state === 'used' ? 'welcome.link.done.on' : 'welcome.link.again'} />
          </ButtonLink>
        </Actions>
        {state !== 'used' && !signedIn && (
          <Paragraph kind="hint">
            <FormattedMessage id="welcome.link.again.hint" />
          </Paragraph>
        )}
      </div>
    </PageBody>
  )
}
