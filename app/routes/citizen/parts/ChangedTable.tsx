import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Table } from '~/ui/Table'
import type { loader } from '../done'

/** What was sent, as a real table: holder, data, receiver, was, is now. It is what gets printed. */
export function ChangedTable() {
  const { changes, words } = useLoaderData<typeof loader>()
  const text = useText()
  const nameOf = (entries: { code: string; name: { nl: string; en: string } }[], code: string) => {
    const found = entries.find((entry) => entry.code === code)
    return found ? text(found.name) : code
  }
  return (
    <Table id="changed" caption={<FormattedMessage id="done.changed" />} captionHidden onPhone="cards">
      <thead>
        <tr>
          {(['holder', 'data', 'receiver', 'was', 'becomes'] as const).map((column) => (
            <th key={column} scope="col">
              <FormattedMessage id={`done.${column}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ key, before, after }) => (
          <tr key={`${key.holder} ${key.data} ${key.receiver}`}>
            <td>{nameOf(words.holders, key.holder)}</td>
            <td>{nameOf(words.data, key.data)}</td>
            <td>{nameOf(words.receivers, key.receiver)}</td>
            <td>
              <BridgeWithWord answer={before?.answer ?? 'none'} />
            </td>
            <td>
              <BridgeWithWord answer={after?.answer ?? 'none'} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
