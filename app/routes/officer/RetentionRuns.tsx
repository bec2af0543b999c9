import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Proof, Purge } from '~/retention/proofs.server'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Table, TableHead } from '~/ui/Table'

type RetentionRunsProps = { runs: SerializeFrom<Proof>[]; log: SerializeFrom<Purge> }

/** Every run as the log has it, and from where the log itself is kept. */
export function RetentionRuns({ runs, log }: RetentionRunsProps) {
  const { formatMessage } = useIntl()
  const columns = (['at', 'by', 'outcome', 'gone'] as const).map((column) =>
    formatMessage({ id: `oversight.retention.runs.${column}` }),
  )
  return (
    <>
      {runs.length > 0 && (
        <div className="section">
          <Table id="keren" onPhone="cards" caption={<FormattedMessage id="oversight.retention.proof" />}>
            <TableHead columns={columns} />
            <tbody>
              {runs.map(({ at, told }) => (
                <tr key={at}>
                  <th scope="row" className="utrecht-table__cell">
                    <Moment at={at} />
                  </th>
                  <td data-label={columns[1]}>
                    {told ? <FormattedMessage id={`oversight.retention.runs.by.${told.by}`} /> : '–'}
                  </td>
                  <td data-label={columns[2]}>
                    <FormattedMessage id={`oversight.retention.runs.${outcomeOf(told)}`} />
                  </td>
                  <td data-label={columns[3]}>{told ? told.total : '–'}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="hint">
            <FormattedMessage id="oversight.retention.runs.lead" />
          </p>
        </div>
      )}
      <section className="section">
        <Heading level={2}>
          <FormattedMessage id="oversight.retention.log" />
        </Heading>
        <Paragraph>
          <LogBegins log={log} />
        </Paragraph>
      </section>
    </>
  )
}

function outcomeOf(told: SerializeFrom<Proof>['told']) {
  if (!told) return 'unreadable'
  return told.done ? 'outcome.success' : 'outcome.failure'
}

function LogBegins({ log }: { log: SerializeFrom<Purge> }) {
  if (log === 'none') return <FormattedMessage id="oversight.retention.log.none" />
  if (log === 'broken') return <FormattedMessage id="oversight.retention.log.broken" />
  return (
    <>
      <FormattedMessage id="oversight.retention.log.text" />{' '}
      <FormattedMessage id="oversight.retention.log.before" /> <Day at={log.before} />:{' '}
      <FormattedMessage id="oversight.retention.log.marks" values={{ count: log.marks }} />.
    </>
  )
}
