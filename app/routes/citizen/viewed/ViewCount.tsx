import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { TextLink } from '~/ui/TextLink'
import { DownloadIcon, PrinterIcon } from '~/ui/icons'
import { bold } from '~/ui/words'
import { dayOf, monthDayOf } from '~/ui/written-time'
import type { Views } from '../parts/shown'

/** How many questions there are, of which days, and the ways to keep them: a file, a sheet. */
export function ViewCount({
  count,
  filter,
  first,
  views,
  period,
}: Pick<Views, 'count' | 'filter' | 'first' | 'views' | 'period'>) {
  const query = filter && `?${filter}`
  if (first && count === 0 && filter === '') return null
  return (
    <div className="side-by-side">
      <p>
        <CountedPeriod count={count} period={period} />
      </p>
      {views.length > 0 && (
        <ul className="link-row screen-only">
          <li>
            <TextLink to={withQuery(PATHS.viewedPrint, query)} icon={PrinterIcon}>
              <FormattedMessage id="viewed.print" />
            </TextLink>
          </li>
          <li>
            <TextLink to={withQuery(PATHS.viewedCsv, query)} icon={DownloadIcon} reloadDocument>
              <FormattedMessage id="viewed.csv" />
            </TextLink>
          </li>
        </ul>
      )}
    </div>
  )
}

/** "14 vragen van 22 augustus tot en met 22 november 2026" */
export function CountedPeriod({ count, period }: Pick<Views, 'count' | 'period'>) {
  const intl = useIntl()
  const { from, to } = period
  const inOneYear = from?.slice(0, 4) === to.slice(0, 4)
  return (
    <FormattedMessage
      id="viewed.count"
      values={{
        ...bold,
        count,
        since: from === null ? 'none' : 'day',
        from: from && (inOneYear ? monthDayOf(intl, from) : dayOf(intl, from)),
        to: dayOf(intl, to),
      }}
    />
  )
}
