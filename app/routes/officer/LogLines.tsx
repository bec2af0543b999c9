import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import { sentenceOf } from '~/oversight/log-line'
import type { LogRead } from '~/oversight/log-use-cases.server'
import { EmptyState } from '~/ui/EmptyState'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { Table, TableHead } from '~/ui/Table'

type Log = SerializeFrom<LogRead>

/** What one log says in a period, what is alike on one day in one line; the person is not named. */
export function LogLines({ log }: { log: Log }) {
  const { over, from, to, lines, unreadable, more } = log
  const { formatMessage } = useIntl()
  const columns = (['at', 'who', 'what', 'outcome'] as const).map((column) =>
    formatMessage({ id: `oversight.log.column.${column}` }),
  )
  const days = { from: <Day at={`${from}T12:00:00Z`} />, to: <Day at={`${to}T12:00:00Z`} /> }
  return (
    <section className="section" aria-labelledby="gelezen">
      <Heading level={2} id="gelezen">
        <FormattedMessage id={`oversight.log.of.${over}`} />
      </Heading>
      <Paragraph>
        <FormattedMessage id="oversight.log.period" values={days} />{' '}
        <FormattedMessage id={over === 'burger' ? 'oversight.log.told' : 'oversight.log.noted'} />
      </Paragraph>
      {more && (
        <Notice kind="attention">
          <FormattedMessage id="oversight.log.more" />
        </Notice>
      )}
      {unreadable.map(({ reference }) => (
        <Notice key={reference} kind="failed">
          <FormattedMessage id="oversight.log.unreadable" values={{ reference }} />
        </Notice>
      ))}
      {lines.length === 0 ? (
        <EmptyState title={<FormattedMessage id="oversight.log.none" />}>
          <FormattedMessage id="oversight.log.none.text" />
        </EmptyState>
      ) : (
        <Table
          id="logregels"
          captionHidden
          onPhone="cards"
          caption={<FormattedMessage id={`oversight.log.of.${over}`} />}
        >
          <TableHead columns={columns} />
          <tbody>
            {lines.map((line, row) => (
              <tr key={row}>
                <th scope="row" className="utrecht-table__cell">
                  <Moment at={line.at} />
                </th>
                <td data-label={columns[1]}>
                  <Who line={line} />
                </td>
                <td data-label={columns[2]}>
                  <What line={line} />
                </td>
                <td data-label={columns[3]}>
                  <FormattedMessage id={`oversight.outcome.${line.outcome}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}

function What({ line: { event, object, action, times } }: { line: Log['lines'][number] }) {
  const sentence = sentenceOf(event)
  return (
    <>
      {sentence ? (
        <FormattedMessage id={sentence} />
      ) : (
        <>
          <FormattedMessage id={`oversight.object.${object}`} />
          {': '}
          <FormattedMessage id={`oversight.action.${action}`} />
        </>
      )}
      {times > 1 && (
        <>
          {', '}
          <FormattedMessage id="oversight.log.times" values={{ times }} />
        </>
      )}
      <div className="hint">{event}</div>
    </>
  )
}

function Who({ line: { as, who, organisation } }: { line: Log['lines'][number] }) {
  return (
    <>
      {who ?? <FormattedMessage id={`oversight.as.${as}`} />}
      {who !== null && (
        <div className="hint">
          <FormattedMessage id={`oversight.as.${as}`} />
        </div>
      )}
      {organisation !== null && <div className="hint">{organisation}</div>}
    </>
  )
}
