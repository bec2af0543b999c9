import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Table } from '~/ui/Table'
import type { loader } from '../done'

const COLUMNS = ['holder', 'data', 'receiver', 'was', 'becomes'] as const
type Column = (typeof COLUMNS)[number]

/** What was sent, as a real table: holder, data, receiver, was, is now. It is what gets printed. */
export function ChangedTable() {
  const { changes, words } = useLoaderData<typeof loader>()
  const text = useText()
  const { formatMessage } = useIntl()
  const label = (column: Column) => formatMessage({ id: `done.${column}` })
  const nameOf = (entries: { code: string; name: { nl: string; en: string } }[], code: string) => {
    const found = entries.find((entry) => entry.code === code)
    return found ? text(found.name) : code
  }
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
        {changes.map(({ key, before, after }) => (
          <tr key={`${key.holder} ${key.data} ${key.receiver}`}>
            <td data-label={label('holder')}>{nameOf(words.holders, key.holder)}</td>
            <td data-label={label('data')}>{nameOf(words.data, key.data)}</td>
            <td data-label={label('receiver')}>{nameOf(words.receivers, key.receiver)}</td>
            <td data-label={label('was')}>
              <BridgeWithWord answer={before?.answer ?? 'none'} />
            </td>
            <td data-label={label('becomes')}>
              <BridgeWithWord answer={after?.answer ?? 'none'} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
