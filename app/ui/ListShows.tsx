import { FormattedMessage, useIntl } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import type { Path } from '~/paths'
import { TextLink } from './TextLink'

type ListShowsProps = {
  label: MessageId
  shows: { words: MessageId; to: Path; isNow: boolean }[]
}

/** What a list shows: a link for each, of which one is where one is. */
export function ListShows({ label, shows }: ListShowsProps) {
  const { formatMessage } = useIntl()
  return (
    <nav aria-label={formatMessage({ id: label })}>
      <ul className="link-row link-row--list">
        {shows.map(({ words, to, isNow }) => (
          <li key={words}>
            {isNow ? (
              <strong aria-current="page">
                <FormattedMessage id={words} />
              </strong>
            ) : (
              <TextLink to={to}>
                <FormattedMessage id={words} />
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
