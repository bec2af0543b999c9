import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { FormattedMessage } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { saysLoggedIn } from '~/identity/session.server'
import { safePath } from '~/identity/safe-path'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { keepCode } from '~/ui/kept-code'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { useRootData } from '~/ui/root-data'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'

export const handle = { access: 'public', title: 'login.title' }

export function loader({ request, context }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get('naar'))
  if (context.actor) throw redirect(inLanguage(context.language, to ?? '/mijn'))
  return json({
    start: to ? `/inloggen/digid?naar=${encodeURIComponent(to)}` : '/inloggen/digid',
    level: context.portal.config.digid.minimumLevel,
    ended: saysLoggedIn(request.headers.get('cookie')),
  })
}

export default function Login() {
  const { start, level, ended } = useLoaderData<typeof loader>()
  const organisation = useRootData()?.organisation
  useEffect(keepCode, [])
  return (
    <PageBody narrow>
      <PageTitle lead={<FormattedMessage id="login.lead" />}>
        <FormattedMessage id="login.title" />
      </PageTitle>
      {ended && (
        <Notice kind="attention">
          <FormattedMessage id="login.ended" values={bold} />
        </Notice>
      )}
      <Paragraph>
        <FormattedMessage id="login.level" values={{ level }} />
      </Paragraph>
      <Paragraph>
        <FormattedMessage id="login.own" />
      </Paragraph>
      <Actions>
        <ButtonLink to={start} kind="primary" size="main" reloadDocument>
          <FormattedMessage id="login.button" />
        </ButtonLink>
      </Actions>
      {organisation && (
        <Paragraph kind="hint">
          <FormattedMessage id="login.where" values={{ name: organisation.name }} />
        </Paragraph>
      )}
      <OtherWays />
    </PageBody>
  )
}

function OtherWays() {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="login.other" />
      </Heading>
      <Paragraph>
        <FormattedMessage id="login.other.text" />
      </Paragraph>
      <TextLink to="/papier" kind="strong">
        <FormattedMessage id="login.other.link" />
      </TextLink>
    </section>
  )
}
