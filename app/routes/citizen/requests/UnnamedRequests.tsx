import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card, Panel } from '~/ui/Card'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { Rows } from '~/ui/Rows'
import { RequestRow } from './RequestRows'
import type { UnnamedList } from './shown'
import { RequestStanding } from './RequestStanding'

/** What waits and what is given, without who asks: for who may see no names, and can still say no and take back. */
export function UnnamedRequests({ mayEnd, unnamed, along }: UnnamedList) {
  const { formatMessage } = useIntl()
  return (
    <>
      <Notice kind="explain">
        <FormattedMessage id={along.length > 0 ? 'request.hidden.others' : 'request.hidden'} />
      </Notice>
      {mayEnd && unnamed.length === 0 && (
        <Paragraph>
          <FormattedMessage id="request.hidden.none" />
        </Paragraph>
      )}
      {along.length > 0 && (
        <Card>
          <Heading level={2} looks={3}>
            <FormattedMessage id="request.along" />
          </Heading>
          <Rows badges>
            {along.map((request) => (
              <RequestRow key={request.id} {...request} />
            ))}
          </Rows>
        </Card>
      )}
      {unnamed.map(({ id, purpose, sentAt, standing, endsOn }) => (
        <Panel key={id}>
          <Heading level={2} looks={3}>
            <FormattedMessage
              id="request.unnamed"
              values={{ purpose: formatMessage({ id: `request.purpose.${purpose}` }) }}
            />
          </Heading>
          <p>
            <RequestStanding standing={standing} endsOn={endsOn} />
          </p>
          <p className="hint">
            <FormattedMessage id="request.unnamed.sent" values={{ day: <Day key="day" at={sentAt} /> }} />
          </p>
          <ButtonForm to={PATHS.request({ request: id })} className="one-button">
            <Button name="do" value={standing === 'waiting' ? 'nee' : 'intrekken'}>
              <FormattedMessage
                id={standing === 'waiting' ? 'request.answer.no' : 'request.answer.withdraw'}
              />
            </Button>
          </ButtonForm>
        </Panel>
      ))}
    </>
  )
}
