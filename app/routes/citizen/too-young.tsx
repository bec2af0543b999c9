import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { signedIn } from '~/identity/access'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { IconTile } from '~/ui/IconTile'
import { PeopleIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { TextLink } from '~/ui/TextLink'

export const handle = { access: 'newcomer', title: 'welcome.young.title', page: { menu: 'none' } }

export function loader({ context }: LoaderFunctionArgs) {
  const { ageCategory } = signedIn(context.actor)
  if (ageCategory === '16-or-over') throw redirect(inLanguage(context.language, '/mijn'))
  return json({ ageCategory })
}

export default function TooYoung() {
  const { ageCategory } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      <IconTile icon={PeopleIcon} size="large" />
      <div className="error-page">
        <Heading level={1}>
          <FormattedMessage id="welcome.young.title" />
        </Heading>
        <Paragraph kind="lead">
          <FormattedMessage id="welcome.young.lead" />
        </Paragraph>
        <Paragraph>
          <FormattedMessage id={`welcome.young.${ageCategory}`} />
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
        <Actions>
          <ButtonLink to="/mijn" kind="primary" size="main">
            <FormattedMessage id="ui.to-overview" />
          </ButtonLink>
          <TextLink to="/mijn/noodslot" kind="strong">
            <FormattedMessage id="lock.link" />
          </TextLink>
        </Actions>
      </div>
    </PageBody>
  )
}
