import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { alarmsToReview } from '~/oversight/alarm-use-cases.server'
import { PATHS } from '~/paths'
import { Badge } from '~/ui/Badge'
import { Day } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'

type Line = SerializeFrom<Awaited<ReturnType<typeof alarmsToReview>>['alarms'][number]>

/** Each with its organisation and what that made of it; who it was is read on its own page. */
export function AlarmRows({ alarms }: { alarms: Line[] }) {
  return (
    <Rows badges>
      {alarms.map(({ id, kind, count, day, name, own }) => (
        <Row
          key={id}
          name={
            <TextLink to={PATHS.alarm({ alarm: id })}>
              <FormattedMessage id={`organisation.signal.kind.${kind}`} values={{ count }} />
            </TextLink>
          }
          note={
            <>
              {name}
              {' · '}
              <Day at={day} />
            </>
          }
          end={
            <Badge kind={own === 'late' || own === 'not-in-order' ? 'failed' : 'plain'}>
              <FormattedMessage id={`officer.alarms.own.${own}`} />
            </Badge>
          }
        />
      ))}
    </Rows>
  )
}
