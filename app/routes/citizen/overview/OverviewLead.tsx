import { FormattedMessage, useIntl } from 'react-intl'
import type { MessageId } from '~/i18n/nl'
import { causeOf, type Cause } from '~/representation/author-label'
import { useReadsOnly } from '~/ui/root-data'
import { dayOf } from '~/ui/written-time'
import { useDoneBy } from '../parts/AuthorWords'
import type { Overview } from '../parts/shown'

/** Who changed it last, told by what it was: nobody did what a day brought. */
const LEAD = {
  self: 'overview.lead.self',
  somebody: 'overview.lead.by',
  staff: 'overview.lead.by',
  desk: 'overview.lead.by',
  paper: 'overview.lead.paper',
  migration: 'overview.lead.other',
  ended: 'overview.lead.other',
  unconfirmed: 'overview.lead.other',
} as const satisfies Record<Cause, MessageId>

/** How it stands: since when, and who changed it; or that nothing was chosen. */
export function OverviewLead({ last }: Pick<Overview, 'last'>) {
  const intl = useIntl()
  const readsOnly = useReadsOnly()
  const doneBy = useDoneBy()
  if (!last)
    return <FormattedMessage id={readsOnly ? 'overview.lead.nothing.read' : 'overview.lead.nothing'} />
  return (
    <FormattedMessage
      id={LEAD[causeOf(last.author)]}
      values={{ day: dayOf(intl, last.at), by: doneBy(last.author) }}
    />
  )
}
