import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import { categoryIcon } from '~/ui/category-icons'
import { QuestionRow, QuestionRows, YesNo } from '~/ui/YesNo'
import type { loader } from '../group'

/** One row per group of receivers; groups with own providers come first, nothing is ticked that was not chosen. */
export function GroupQuestions() {
  const { rows } = useLoaderData<typeof loader>()
  const text = useText()
  return (
    <QuestionRows>
      {rows.map((row) => (
        <QuestionRow key={row.receiver.code}>
          <YesNo
            name={`answer-${row.receiver.code}`}
            label={text(row.receiver.name)}
            hint={
              row.own.length > 0 ? (
                <FormattedMessage id="group.yours" values={{ names: row.own.join(', ') }} />
              ) : (
                row.receiver.hint && text(row.receiver.hint)
              )
            }
            icon={categoryIcon(row.receiver.code)}
            questionId="group-question"
            defaultValue={row.answer ?? undefined}
          />
        </QuestionRow>
      ))}
    </QuestionRows>
  )
}
