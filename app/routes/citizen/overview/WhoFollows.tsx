import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import type { Overview } from '../parts/shown'

/** Who follows one's choices, and since when. */
export function WhoFollows({ followers }: Pick<Overview, 'followers'>) {
  if (!followers) return null
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="overview.followers" />
      </Heading>
      {followers.length === 0 && (
        <p>
          <FormattedMessage id="overview.followers.nobody" />
        </p>
      )}
      {followers.length > 0 && (
        <Rows>
          {followers.map(({ ura, name, since }) => (
            <Row
              key={ura}
              name={name}
              note={<FormattedMessage id="overview.followers.since" values={{ day: <Day at={since} /> }} />}
            />
          ))}
        </Rows>
      )}
      {followers.length > 0 && (
        <TextLink to={PATHS.followers}>
          <FormattedMessage id="overview.followers.more" />
        </TextLink>
      )}
    </Card>
  )
}
