import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isNamed, uraOf } from '~/consent/choice'
import { useText } from '~/i18n/text'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Table } from '~/ui/Table'
import { dayOf } from '~/ui/written-time'
import type { loader } from '../done'

const COLUMNS = ['holder', 'data', 'receiver', 'was', 'becomes'] as const
type Column = (typeof COLUMNS)[number]

/** What was sent, as a real table: holder, data, receiver, was, is now. It is what gets printed. */
export function ChangedTable() {
  const { changes, words, providers } = useLoaderData<typeof loader>()
  const text = useText()
  const { formatMessage } = useIntl()
  const label = (column: Column) => formatMessage({ id: `done.${column}` })
  const nameOf = (entries: { code: string; name: { nl: string; en: string } }[], code: string) => {
    if (isNamed(code)) return providers[uraOf(code)] ?? code
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
              <Said said={before} />
            </td>
            <td data-label={label('becomes')}>
              <Said said={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** An answer with its bridge, and the last day of a yes. */
function Said({ said }: { said: { answer: 'yes' | 'no'; until?: string | undefined } | undefined }) {
  const intl = useIntl()
  if (!said?.until) return <BridgeWithWord answer={said?.answer ?? 'none'} />
  return (
    <BridgeWithWord answer={said.answer}>
      <FormattedMessage id="control.yes-until" values={{ day: dayOf(intl, said.until) }} />
    </BridgeWithWord>
  )
}
