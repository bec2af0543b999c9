import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { useBack } from '../../use-came-from'

/** The draft says what is in force already. */
export function NothingToSend({ overruled }: { overruled: ReactNode }) {
  const back = useBack(PATHS.choices)
  return (
    <PageBody narrow>
      <PageTitle back={{ to: back }} lead={<FormattedMessage id="control.nothing.text" />}>
        <FormattedMessage id="control.nothing" />
      </PageTitle>
      {overruled}
      <Actions>
        <ButtonLink to={back} size="main">
          <FormattedMessage id="control.back" />
        </ButtonLink>
        <TextLink to={PATHS.overview} kind="strong">
          <FormattedMessage id="choices.to-overview" />
        </TextLink>
      </Actions>
    </PageBody>
  )
}
