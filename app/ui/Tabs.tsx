import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { usePath } from '~/i18n/path'
import type { Path } from '~/paths'

type Tab = { words: MessageId; to: Path; isNow: boolean; count?: number; id?: string }

/** The parts of a page as tabs, of which one is where one is; with how many are in each where that is counted. */
export function Tabs({ label, tabs }: { label: MessageId; tabs: Tab[] }) {
  const { formatMessage } = useIntl()
  const path = usePath()
  return (
    <nav aria-label={formatMessage({ id: label })}>
      <ul className="tabs">
        {tabs.map(({ words, to, isNow, count, id }) => (
          <li key={words}>
            <Link id={id} className="tabs__link" to={path(to)} aria-current={isNow ? 'page' : undefined}>
              <FormattedMessage id={words} />
              {count !== undefined && (
                <>
                  {' '}
                  <span className="tabs__count">{count}</span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
