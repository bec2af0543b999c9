import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { typedDay } from '~/runtime/typed-day'
import { Checkbox, CheckboxGroup } from '~/ui/Checkbox'
import { Day } from '~/ui/Moment'
import { TextField } from '~/ui/TextField'
import type { RequestShown } from './shown'

type Props = Pick<RequestShown, 'offered'> & {
  until: string
  legend: 'request.answer.data' | 'request.answer.smaller.data'
}

/** For which of the data, and until when; nothing is ticked beforehand. */
export function AnswerFields({ offered, until, legend }: Props) {
  const text = useText()
  const { formatList } = useIntl()
  return (
    <>
      <CheckboxGroup
        legend={<FormattedMessage id={legend} />}
        hint={<FormattedMessage id="request.answer.data.hint" />}
      >
        {offered.map(({ code, name, explanation, parts }, place) => (
          <Checkbox
            key={code}
            // The summary of what is wrong leads to the first.
            id={place === 0 ? 'gegevens' : `gegevens-${code}`}
            name="gegevens"
            value={code}
            label={text(name)}
            hint={
              <>
                {explanation && `${text(explanation)} `}
                {parts.length > 0 && (
                  <FormattedMessage
                    id="request.answer.data.parts"
                    values={{ parts: formatList(parts.map((part) => text(part))) }}
                  />
                )}
              </>
            }
          />
        ))}
      </CheckboxGroup>
      <TextField
        name="totenmet"
        optional
        width="middle"
        autoComplete="off"
        label={<FormattedMessage id="request.answer.until" />}
        hint={
          <FormattedMessage
            id="request.answer.until.hint"
            values={{ day: <Day key="day" at={until} />, example: typedDay(until) }}
          />
        }
      />
    </>
  )
}
