import { FormattedMessage } from 'react-intl'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'

/** The draft says what is in force already. */
export function NothingToSend() {
  return (
    <PageBody narrow>
      <PageTitle back={{ to: '/mijn/keuzes' }} lead={<FormattedMessage id="control.nothing.text" />}>
        <FormattedMessage id="control.nothing" />
      </PageTitle>
      <Actions>
        <ButtonLink to="/mijn/keuzes" size="main">
          <FormattedMessage id="control.back" />
        </ButtonLink>
        <TextLink to="/mijn" kind="strong">
          <FormattedMessage id="choices.to-overview" />
        </TextLink>
      </Actions>
    </PageBody>
  )
}
