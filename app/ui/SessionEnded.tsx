import { FormattedMessage } from 'react-intl'
import { ButtonLink } from './Button'
import { Actions, PageBody } from './Container'
import { Heading, Paragraph } from './Heading'
import { IconTile } from './IconTile'
import { ClockIcon } from './icons'
import { Notice } from './Notice'
import { useRootData } from './root-data'
import { TextLink } from './TextLink'

/**
 * The page after logging out: by oneself, to go on later, or because nothing happened. Says nothing of who it was or
 * what they did.
 */
export function SessionEnded({
  reason,
  loginTo = '/inloggen',
}: {
  reason: 'time' | 'self' | 'later'
  loginTo?: string
}) {
  const organisation = useRootData()?.organisation
  return (
    <PageBody narrow>
      <IconTile icon={ClockIcon} size="large" />
      <div className="error-page">
        <Heading level={1}>
          <FormattedMessage id="ui.ended.title" />
        </Heading>
        <Paragraph kind="lead">
          <FormattedMessage id={reason === 'time' ? 'ui.ended.time' : 'ui.ended.self'} />
        </Paragraph>
        {reason !== 'self' && (
          <Notice kind="done">
            <FormattedMessage id="ui.ended.kept" values={{ b: (words) => <strong>{words}</strong> }} />
          </Notice>
        )}
        <Actions>
          <ButtonLink
            to={loginTo}
            kind={reason === 'time' ? 'primary' : 'secondary'}
            size="main"
            reloadDocument
          >
            <FormattedMessage id="ui.log-in.again" />
          </ButtonLink>
          <TextLink to="/" kind="strong">
            <FormattedMessage id="ui.to-home" />
          </TextLink>
        </Actions>
        {organisation && (
          <Paragraph kind="hint">
            <FormattedMessage id="ui.log-in.where" values={{ name: organisation.name }} />
          </Paragraph>
        )}
      </div>
    </PageBody>
  )
}
