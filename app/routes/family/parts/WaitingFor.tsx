import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { dayOf } from '~/ui/written-time'
import type { loader } from '../../citizen/overview'

/** What waits for an answer, on the overview: one's own turn first. */
export function WaitingFor() {
  const { asked } = useLoaderData<typeof loader>()
  const intl = useIntl()
  if (asked.length === 0) return null
  const isMine = asked.some(({ isMyTurn }) => isMyTurn)
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id={isMine ? 'agreement.waiting.title' : 'agreement.waiting.others'} />
      </Heading>
      <Rows>
        {asked.map(({ id, askedBy, askedAt, isMyTurn, waitsFor, expiresOn, liftsLock }) => (
          <Row
            key={id}
            name={
              <TextLink to={`/mijn/akkoord/${id}`}>
                <FormattedMessage
                  id={liftsLock ? 'agreement.lift.asked-by' : `agreement.asked-by.${askedBy}`}
                  values={{ day: dayOf(intl, askedAt) }}
                />
              </TextLink>
            }
            note={
              <FormattedMessage
                id={`agreement.turn.${isMyTurn ? 'me' : waitsFor}`}
                values={{ day: dayOf(intl, expiresOn) }}
              />
            }
          />
        ))}
      </Rows>
      <TextLink to="/mijn/akkoord" kind="onward">
        <FormattedMessage id="agreement.waiting.all" />
      </TextLink>
    </Card>
  )
}
