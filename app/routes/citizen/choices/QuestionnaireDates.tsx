import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import { Disclosure } from '~/ui/Disclosure'
import { TextField } from '~/ui/TextField'
import type { Questionnaire } from '../parts/shown'
import { AnswerProblemWords } from './AnswerProblemWords'
import { startOf } from './questionnaire-data'

/** The last day of each yes, for who wants one; open when there is one, or when one must change. */
export function QuestionnaireDates({
  rows,
  today,
  refused,
}: Pick<Questionnaire, 'rows' | 'today' | 'refused'>) {
  const text = useText()
  const problemAt = (code: string) => refused?.problems.find(({ receiver }) => receiver === code)?.problem
  const isOpen = rows.some((row) => row.until) || (refused?.problems.length ?? 0) > 0
  return (
    <Disclosure summary={<FormattedMessage id="until.summary" />} open={isOpen}>
      <p id="until-explained" className="hint">
        <FormattedMessage id="until.explained" />
      </p>
      {rows.map((row) => {
        const { code } = row.receiver
        const problem = problemAt(code)
        return (
          <TextField
            key={code}
            name={`until-${code}`}
            label={<FormattedMessage id="until.label" values={{ group: text(row.receiver.name) }} />}
            error={problem && <AnswerProblemWords problem={problem} today={today} />}
            defaultValue={startOf(row, refused?.typed[code]).until}
            optional
            width="middle"
            autoComplete="off"
            maxLength={40}
          />
        )
      })}
    </Disclosure>
  )
}
