import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { AnswerTold } from '~/inbox/answers-told.server'
import { useText } from '~/i18n/text'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Day } from '~/ui/Moment'
import { Table, TableHead } from '~/ui/Table'
import type { ReactNode } from 'react'

/** What was answered, a line for each kind of data and who may see it. */
export function OptInAnswers({
  id,
  caption,
  answers,
}: {
  id: string
  caption: ReactNode
  answers: SerializeFrom<AnswerTold>[]
}) {
  const { formatMessage } = useIntl()
  const text = useText()
  const columns = (['data', 'receiver', 'answer'] as const).map((column) =>
    formatMessage({ id: `optin.answers.${column}` }),
  )
  return (
    <Table id={id} onPhone="cards" captionHidden caption={caption}>
      <TableHead columns={columns} />
      <tbody>
        {answers.map(({ data, receiver, answer, until }, place) => (
          <tr key={place}>
            <td data-label={columns[0]}>{text(data)}</td>
            <th scope="row" className="utrecht-table__cell" data-label={columns[1]}>
              {text(receiver)}
            </th>
            <td data-label={columns[2]}>
              <BridgeWithWord answer={answer} />
              {until && (
                <div className="hint">
                  <FormattedMessage id="optin.answers.until" values={{ day: <Day key="day" at={until} /> }} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
