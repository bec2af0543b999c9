import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { readEvidenceList } from '~/evidence/list-use-cases.server'
import { PATHS } from '~/paths'
import { Day, Moment } from '~/ui/Moment'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'
import { StageBadge } from './StageBadge'

type Listed = NonNullable<SerializeFrom<typeof readEvidenceList>>['cases'][number]

const COLUMNS = ['number', 'what', 'channel', 'asked', 'who', 'stage', 'until'] as const

export function EvidenceTable({ cases }: { cases: Listed[] }) {
  const { formatMessage } = useIntl()
  const columns = COLUMNS.map((column) => formatMessage({ id: `desk-evidence.column.${column}` }))
  return (
    <Table
      id="aanvragen"
      onPhone="cards"
      captionHidden
      caption={<FormattedMessage id="desk-evidence.title" />}
    >
      <TableHead columns={columns} last={<FormattedMessage id="desk-evidence.column.open" />} />
      <tbody>
        {cases.map(({ id, number, kind, channel, askedAt, seen, decided, stage, endsOn }) => (
          <tr key={id}>
            <th scope="row" className="utrecht-table__cell">
              {number}
            </th>
            <td data-label={columns[1]}>
              <FormattedMessage id={`desk-evidence.kind.${kind}`} />
            </td>
            <td data-label={columns[2]}>
              <FormattedMessage id={`desk-evidence.channel.${channel}`} />
            </td>
            <td data-label={columns[3]}>
              <Moment at={askedAt} />
            </td>
            <td data-label={columns[4]}>
              <WhoLooked seen={seen} decided={decided} />
            </td>
            <td data-label={columns[5]}>
              <StageBadge stage={stage} />
            </td>
            <td data-label={columns[6]}>{endsOn && <Day at={endsOn} />}</td>
            <td>
              <TextLink
                to={PATHS.deskEvidenceOne({ case: id })}
                about={<FormattedMessage id="desk-evidence.open.about" values={{ number }} />}
              >
                <FormattedMessage id="desk-evidence.open" />
              </TextLink>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function WhoLooked({ seen, decided }: Pick<Listed, 'seen' | 'decided'>) {
  const nameless = useIntl().formatMessage({ id: 'desk-evidence.who.colleague' })
  if (!seen && !decided) return <FormattedMessage id="desk-evidence.who.nobody" />
  return (
    <>
      {seen && (
        <div>
          <FormattedMessage id="desk-evidence.who.seen" values={{ name: seen.name ?? nameless }} />
        </div>
      )}
      {decided && (
        <div className="hint">
          <FormattedMessage id="desk-evidence.who.decided" values={{ name: decided.name ?? nameless }} />
        </div>
      )}
    </>
  )
}
