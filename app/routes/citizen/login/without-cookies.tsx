import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { safePath } from '~/identity/safe-path'
import { loginPath, readActed } from '~/identity/way-back'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Paragraph } from '~/ui/Heading'
import { CallUs, StopPage } from '~/ui/StopPage'
import { TextLink } from '~/ui/TextLink'
import { InfoIcon } from '~/ui/icons'
import { page } from '~/ui/page'

export const handle = page({ audience: 'public', needs: 'nothing', title: 'login.cookies', words: ['login'] })

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const page = safePath(searchParams.get('naar'))
  const again = page === null ? PATHS.login : loginPath({ page, acted: readActed(searchParams) })
  // In place of a form that cannot be trusted without them, it is a refusal.
  return json({ again }, { status: context.standsIn ? 403 : 200 })
}

/** For a browser that keeps no cookies: without them nobody logs in or sends a form. Says how to go on. */
export default function WithoutCookies() {
  const { again } = useLoaderData<typeof loader>()
  return (
    <StopPage
      icon={InfoIcon}
      title={<FormattedMessage id="login.cookies" />}
      lead={<FormattedMessage id="login.cookies.text" />}
      actions={
        <>
          <ButtonLink to={again} kind="primary" size="main" reloadDocument>
            <FormattedMessage id="login.failed.again" />
          </ButtonLink>
          <TextLink to={PATHS.cookies} kind="strong">
            <FormattedMessage id="login.cookies.which" />
          </TextLink>
          <TextLink to={PATHS.paper} kind="strong">
            <FormattedMessage id="login.other" />
          </TextLink>
        </>
      }
    >
      <Paragraph>
        <FormattedMessage id="login.cookies.next" />
      </Paragraph>
      <Paragraph>
        <CallUs />
      </Paragraph>
    </StopPage>
  )
}
