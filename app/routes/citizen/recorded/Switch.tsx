import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Panel } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { useDoneBy } from '../parts/AuthorWords'
import type { RecordedList } from './shown'

/** The switch «niemand mag voor mij vastleggen»: on in one press, off by who may. */
export function Switch({ ban: { since, by, mayChange } }: Pick<RecordedList, 'ban'>) {
  const doneBy = useDoneBy()
  const isOn = since !== null && by !== null
  return (
    <Panel>
      <Heading level={2} looks={3}>
        <FormattedMessage id={isOn ? 'recorded.ban.is-on' : 'recorded.ban'} />
      </Heading>
      <p>
        {isOn ? (
          <FormattedMessage
            id="recorded.ban.since"
            values={{ day: <Day key="day" at={since} />, by: doneBy(by) }}
          />
        ) : (
          <FormattedMessage id="recorded.ban.text" />
        )}
      </p>
      {mayChange && (
        <ButtonForm to={PATHS.recordings} className="one-button">
          <Button name="do" value={isOn ? 'allow' : 'forbid'}>
            <FormattedMessage id={isOn ? 'recorded.ban.off' : 'recorded.ban.on'} />
          </Button>
        </ButtonForm>
      )}
      {isOn && !mayChange && (
        <p className="hint">
          <FormattedMessage id="recorded.ban.not-yours" />
        </p>
      )}
    </Panel>
  )
}
