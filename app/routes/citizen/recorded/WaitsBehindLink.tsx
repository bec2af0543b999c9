import type { SerializeFrom } from '@remix-run/node'
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { PATHS } from '~/paths'
import type { readWaitingByMail } from '~/recording/mailed-use-cases.server'
import { Button, ButtonLink } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { ResultCard } from '~/ui/Card'
import { Actions, PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { IconTile } from '~/ui/IconTile'
import { Moment } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { Facts } from '~/ui/Rows'
import { StopPage } from '~/ui/StopPage'
import { TextLink } from '~/ui/TextLink'
import { MailIcon } from '~/ui/icons'
import { AskedNow } from './WhatWaits'
import { Member } from './WhoRecorded'
import { useOrganisation } from './organisation'

type Waiting = NonNullable<NonNullable<Awaited<ReturnType<typeof readWaitingByMail>>>['waiting']>

/** What is behind the link in a mail, once it was asked for. `log-in`: it can only be answered there. */
export type Behind =
  | ({ state: 'asked' } & Waiting)
  | { state: 'yes' | 'no' | 'agreed' | 'nothing' | 'log-in' | 'gone' }

export function WaitsBehindLink({ behind }: { behind: SerializeFrom<Behind> | null }) {
  if (behind === null) return <Unopened />
  switch (behind.state) {
    case 'asked':
      return <Asked {...behind} />
    case 'yes':
    case 'no':
    case 'agreed':
      return (
        <PageBody narrow>
          <ResultCard>
            <Heading level={1}>
              <FormattedMessage id={`recorded.mailed.${behind.state}`} />
            </Heading>
            <Paragraph kind="lead">
              <FormattedMessage id={`recorded.mailed.${behind.state}.lead`} />
            </Paragraph>
            <ToLogin>
              <FormattedMessage id="recorded.code.log-in" />
            </ToLogin>
          </ResultCard>
        </PageBody>
      )
    default:
      return (
        <StopPage
          icon={MailIcon}
          title={<FormattedMessage id={`recorded.mailed.${behind.state}`} />}
          lead={<FormattedMessage id={`recorded.mailed.${behind.state}.lead`} />}
          actions={
            <ButtonLink to={PATHS.overview} size="main" reloadDocument>
              <FormattedMessage id="recorded.mailed.to-login" />
            </ButtonLink>
          }
        />
      )
  }
}

/** The same for every link: what is behind it is shown at a press. */
function Unopened() {
  return (
    <PageBody narrow>
      <IconTile icon={MailIcon} size="large" />
      <PageTitle lead={<FormattedMessage id="recorded.mailed.lead" />}>
        <FormattedMessage id="recorded.mailed.unopened" />
      </PageTitle>
      <ButtonForm whole>
        <Actions>
          <Button kind="primary" size="main" name="do" value="look">
            <FormattedMessage id="recorded.mailed.look" />
          </Button>
        </Actions>
      </ButtonForm>
      <Paragraph kind="hint">
        <FormattedMessage id="recorded.mailed.not-you" />
      </Paragraph>
    </PageBody>
  )
}

function Asked(asked: SerializeFrom<Waiting>) {
  const { member, at, city, data } = asked
  const text = useText()
  const { formatList } = useIntl()
  const organisation = useOrganisation(asked)
  return (
    <PageBody narrow>
      <PageTitle lead={<FormattedMessage id="recorded.mailed.asked.lead" />}>
        <FormattedMessage id="recorded.mailed.title" />
      </PageTitle>
      <Facts
        facts={[
          {
            name: <FormattedMessage id="recorded.mailed.data" />,
            value: formatList(data.map((one) => text(one))),
          },
          {
            name: <FormattedMessage id="recorded.code.who" />,
            value: [organisation, city].filter(Boolean).join(', '),
          },
          { name: <FormattedMessage id="recorded.by" />, value: <Member member={member} /> },
          { name: <FormattedMessage id="recorded.when" />, value: <Moment at={at} /> },
        ]}
      />
      <AskedNow {...asked} whole hidden={{ record: asked.record }} />
      <ToLogin>
        <FormattedMessage id="recorded.mailed.more" />
      </ToLogin>
    </PageBody>
  )
}

function ToLogin({ children }: { children: ReactNode }) {
  return (
    <p className="part">
      <TextLink to={PATHS.overview} kind="onward">
        {children}
      </TextLink>
    </p>
  )
}
