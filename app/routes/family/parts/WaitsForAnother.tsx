import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { ClockIcon } from '~/ui/icons'
import { dayOf } from '~/ui/written-time'
import type { Overview } from '../../citizen/parts/shown'
import { useFromHere } from '../../use-came-from'
import type { Concerns } from './shown'
import { useToldWho } from './told-who'

/** What was asked and waits for somebody else's answer, each with its last day. */
export function WaitsForAnother({ concerns }: Pick<Overview, 'concerns'>) {
  const asked = concerns.asked.filter(({ isMyTurn }) => !isMyTurn)
  if (asked.length === 0) return null
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="agreement.waiting.others" />
      </Heading>
      <Rows>
        {asked.map((one) => (
          <WaitingRow key={one.id} asked={one} />
        ))}
      </Rows>
    </Card>
  )
}

type Questionnaire = Concerns['asked'][number]

function WaitingRow({ asked }: { asked: Questionnaire }) {
  const { id, askedBy, askedAt, waitsFor, expiresOn, liftsLock, relations } = asked
  const intl = useIntl()
  const fromHere = useFromHere()
  const who = useToldWho(relations)
  return (
    <Row
      icon={ClockIcon}
      name={
        <TextLink to={fromHere(PATHS.agreement({ approval: id }))}>
          <FormattedMessage
            id={liftsLock ? 'agreement.lift.asked-by' : `agreement.asked-by.${askedBy}`}
            values={{ ...who, day: dayOf(intl, askedAt) }}
          />
        </TextLink>
      }
      note={
        <FormattedMessage
          id={`agreement.turn.${waitsFor}`}
          values={{ ...who, day: dayOf(intl, expiresOn) }}
        />
      }
    />
  )
}
