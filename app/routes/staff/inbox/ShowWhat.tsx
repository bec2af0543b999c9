import { FormattedMessage, useIntl } from 'react-intl'
import { INBOX, type InboxShow } from '~/inbox/inbox-list'
import { PATHS, withQuery } from '~/paths'
import { TextLink } from '~/ui/TextLink'

/** What the list shows: a link for each, of which one is where one is. */
export function ShowWhat({ shows, now }: { shows: readonly InboxShow[]; now: InboxShow }) {
  const { formatMessage } = useIntl()
  return (
    <nav aria-label={formatMessage({ id: 'inbox.show' })}>
      <ul className="link-row link-row--list">
        {shows.map((show) => (
          <li key={show}>
            {show === now ? (
              <strong aria-current="page">
                <FormattedMessage id={`inbox.show.${show}`} />
              </strong>
            ) : (
              <TextLink to={withQuery(PATHS.inbox, INBOX.query({ toon: show }))}>
                <FormattedMessage id={`inbox.show.${show}`} />
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
