import { useFetcher, useLocation } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { SerializeFrom } from '@remix-run/node'
import type { Inbox } from '~/conversation/inbox-use-cases.server'
import { Notice } from '~/ui/Notice'
import { useWhileActive } from './use-while-active'

type Rows = SerializeFrom<Inbox>['rows']

/** Hears now and then what the same list is by now: who has what on the screen, and what came in; the rows that stand there do not move. */
export function useInboxNews(rows: Rows): { rows: Rows; news: number } {
  const { load, data } = useFetcher<{ rows: Rows }>()
  const { pathname, search } = useLocation()
  // A search is a look of somebody, which is logged: it is not done again by itself.
  const isSearch = Boolean(new URLSearchParams(search).get('zoek'))
  useWhileActive(() => isSearch || load(pathname + search))
  const fresh = new Map(data?.rows.map((row) => [row.id, row]))
  const known = new Set(rows.map(({ id }) => id))
  return {
    rows: rows.map((row) => ({ ...row, present: fresh.get(row.id)?.present ?? row.present })),
    news: [...fresh.keys()].filter((id) => !known.has(id)).length,
  }
}

/** What came in since the page was opened: one line above the list, which shows it when it is pressed. */
export function InboxNews({ news }: { news: number }) {
  const { pathname, search } = useLocation()
  return (
    <div aria-live="polite">
      {news > 0 && (
        <Notice kind="explain">
          <FormattedMessage id="message.news" values={{ count: news }} />{' '}
          <a className="nl-link" href={pathname + search}>
            <FormattedMessage id="message.unanswered.show" />
          </a>
        </Notice>
      )}
    </div>
  )
}
