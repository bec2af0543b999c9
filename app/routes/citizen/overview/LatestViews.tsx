import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import type { Overview } from '../parts/shown'

/** Who asked last, on the overview. */
export function LatestViews({ views }: Pick<Overview, 'views'>) {
  if (!views) return null
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="overview.latest" />
      </Heading>
      {views.length === 0 && (
        <p>
          <FormattedMessage id="overview.latest.nobody" />
        </p>
      )}
      {views.length > 0 && (
        <Rows>
          {views.map((view) => (
            <Row
              key={view.reference}
              name={
                view.readable ? view.organisation.name : <FormattedMessage id="overview.latest.unreadable" />
              }
              note={<Moment at={view.at} />}
              end={view.readable && <BridgeWithWord answer={view.answer === 'permit' ? 'yes' : 'no'} />}
            />
          ))}
        </Rows>
      )}
      <TextLink to={PATHS.viewed} kind="onward">
        <FormattedMessage id="overview.latest.all" />
      </TextLink>
    </Card>
  )
}
