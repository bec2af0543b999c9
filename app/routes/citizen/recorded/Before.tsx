import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'
import { useFromHere } from '../../use-came-from'
import { RecordedLines } from './RecordedLines'
import type { RecordedList } from './shown'

/** Who else wrote something down or looked, before it or after; the way to all of it. */
export function Before({ before }: { before: RecordedList['lines'] }) {
  const fromHere = useFromHere()
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="recorded.before" />
      </Heading>
      {before.length === 0 ? (
        <p>
          <FormattedMessage id="recorded.list.empty" />
        </p>
      ) : (
        <RecordedLines lines={before} />
      )}
      <p>
        <TextLink to={fromHere(PATHS.recordings)}>
          <FormattedMessage id="recorded.before.all" />
        </TextLink>
      </p>
    </Card>
  )
}
