import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readYesByAnother } from '~/agreement/yes-by.server'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { ButtonLink } from '~/ui/Button'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { StopPage } from '~/ui/StopPage'
import { TextLink } from '~/ui/TextLink'
import { PeopleIcon } from '~/ui/icons'
import { page } from '~/ui/page'

export const handle = page({
  audience: 'citizen',
  needs: 'begin',
  title: 'welcome.young.title',
  words: ['lock', 'notification', 'welcome'],
  menu: 'none',
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { ageCategory } = signedIn(context.actor)
  if (ageCategory === '16-or-over') throw redirect(inLanguage(context.language, PATHS.overview))
  const yesBy = readYesByAnother(dossierIn(context))
  return json({ how: yesBy === null ? ageCategory : ('another' as const) })
}

export default function TooYoung() {
  const { how } = useLoaderData<typeof loader>()
  return (
    <StopPage
      icon={PeopleIcon}
      title={<FormattedMessage id="welcome.young.title" />}
      lead={<FormattedMessage id="welcome.young.lead" />}
      actions={
        <>
          <ButtonLink to={PATHS.overview} kind="primary" size="main">
            <FormattedMessage id="ui.to-overview" />
          </ButtonLink>
          <TextLink to={PATHS.lock} kind="strong">
            <FormattedMessage id="lock.link" />
          </TextLink>
        </>
      }
    >
      <Paragraph>
        <FormattedMessage id={`welcome.young.${how}`} />
      </Paragraph>
      <Paragraph>
        <FormattedMessage id="welcome.young.help" />
      </Paragraph>
      <Notice kind="explain">
        <strong>
          <FormattedMessage id="welcome.young.now" />
        </strong>{' '}
        <FormattedMessage id="welcome.young.now.text" />
      </Notice>
    </StopPage>
  )
}
