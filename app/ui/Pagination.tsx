import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { usePath } from '~/i18n/path'
import type { Path } from '~/paths'
import { pagesAround } from './pages-around'
import { TextLink } from './TextLink'

type PaginationProps = {
  /** The page shown, from 1. */
  page: number
  pages: number
  /** Where a page of the list is. */
  addressOf: (page: number) => Path
}

/** Links to the pages of a list; nothing when there is one page. */
export function Pagination({ page, pages, addressOf }: PaginationProps) {
  const path = usePath()
  const { formatMessage } = useIntl()
  if (pages <= 1) return null
  return (
    <nav className="utrecht-pagination" aria-label={formatMessage({ id: 'ui.pages' })}>
      {page > 1 && (
        <TextLink to={addressOf(page - 1)} kind="back">
          <FormattedMessage id="ui.pages.previous" />
        </TextLink>
      )}
      <ul className="pagination__list">
        {pagesAround(page, pages).map((number) => (
          <li key={number}>
            <Link
              to={path(addressOf(number))}
              className={`utrecht-pagination__page-link${number === page ? ' utrecht-pagination__page-link--current' : ''}`}
              aria-current={number === page ? 'page' : undefined}
              aria-label={formatMessage({ id: 'ui.pages.page' }, { number })}
            >
              {number}
            </Link>
          </li>
        ))}
      </ul>
      {page < pages && (
        <TextLink to={addressOf(page + 1)} kind="onward">
          <FormattedMessage id="ui.pages.next" />
        </TextLink>
      )}
    </nav>
  )
}
