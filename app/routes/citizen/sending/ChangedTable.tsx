import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { AnswerWord, BridgeWithWord } from '~/ui/BridgeSign'
import { Table } from '~/ui/Table'
import { dayOf } from '~/ui/written-time'
import type { Done } from '../parts/shown'

const COLUMNS = ['holder', 'data', 'receiver', 'was', 'becomes'] as const
type Column = (typeof COLUMNS)[number]
type Standing = { answer: 'yes' | 'no'; until?: string } | null

/** What was sent, as a real table: holder, data, receiver, was, is now. It is what gets printed. */
export function ChangedTable({ rows }: Pick<Done, 'rows'>) {
  const text = useText()
  const { formatMessage } = useIntl()
  const label = (column: Column) => formatMessage({ id: `done.${column}` })
  return (
    <Table id="changed" caption={<FormattedMessage id="done.changed" />} captionHidden onPhone="cards">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              <FormattedMessage id={`done.${column}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .flatMap(({ exceptions, ...rule }) => [rule, ...exceptions])
          .map(({ id, holder, data, receivers, was, becomes }) => (
            <tr key={id}>
              <td data-label={label('holder')}>{text(holder)}</td>
              <td data-label={label('data')}>{text(data)}</td>
              <td data-label={label('receiver')}>{receivers.map(text).join(' · ')}</td>
              <td data-label={label('was')}>
                <Stands standing={was} />
              </td>
              <td data-label={label('becomes')}>
                <Stands standing={becomes} />
              </td>
            </tr>
          ))}
      </tbody>
    </Table>
  )
}

function Stands({ standing }: { standing: Standing }) {
  const intl = useIntl()
  const answer = standing?.answer ?? 'none'
  if (!standing?.until) return <BridgeWithWord answer={answer} />
  return (
    <BridgeWithWord answer={answer}>
      <AnswerWord answer={answer} />,{' '}
      <FormattedMessage id="receipt.until" values={{ day: dayOf(intl, standing.until) }} />
    </BridgeWithWord>
  )
}
