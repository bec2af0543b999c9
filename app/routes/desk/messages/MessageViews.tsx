import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { MESSAGES } from '~/conversation/inbox-list'
import { VIEWS, type View } from '~/conversation/views'
import { usePath } from '~/i18n/path'
import { PATHS, withQuery } from '~/paths'

type Values = ReturnType<typeof MESSAGES.values>

/** The lists of the inbox as tabs, each with how many are in it; by key they have numbers. */
export function MessageViews({ counts, values }: { counts: Record<View, number>; values: Values }) {
  const { formatMessage } = useIntl()
  const path = usePath()
  return (
    <nav aria-label={formatMessage({ id: 'message.views' })}>
      <ul className="tabs">
        {VIEWS.map((view, place) => (
          <li key={view}>
            <Link
              id={`lijst-${place + 1}`}
              className="tabs__link"
              to={path(withQuery(PATHS.deskMessages, MESSAGES.query({ ...values, lijst: view })))}
              aria-current={view === values.lijst ? 'page' : undefined}
            >
              <FormattedMessage id={`message.view.${view}`} />{' '}
              {view !== 'gesloten' && <span className="tabs__count">{counts[view]}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
