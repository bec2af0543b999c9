import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { TypedAnswer } from '~/consent/answers'
import { named } from '~/consent/choice'
import { useText } from '~/i18n/text'
import { Notice } from '~/ui/Notice'
import { TextField } from '~/ui/TextField'
import { YesNo } from '~/ui/YesNo'
import { categoryIcon } from '~/ui/category-icons'
import { bold } from '~/ui/words'
import { ParentsSeeNames } from '../../family/parts/ParentsSeeNames'
import type { Exception } from '../parts/shown'
import { startOf } from './questionnaire-data'

type ExceptionFormProps = {
  typed: TypedAnswer | undefined
  problems: { field: string; message: ReactNode }[]
}

/** Which data of whom, what the row says, yes or no, and the last day of a yes. */
export function ExceptionForm({
  typed,
  problems,
  group,
  party,
  data,
  receiver,
  row,
  other,
  left,
  own,
  said,
}: ExceptionFormProps &
  Pick<Exception, 'group' | 'party' | 'data' | 'receiver' | 'row' | 'other' | 'left' | 'own' | 'said'>) {
  const text = useText()
  const key = named(other.ura)
  const start = startOf(said ?? { answer: null, until: null }, typed)
  const problemAt = (field: string) => problems.find((problem) => problem.field === field)?.message
  const holder = party?.name ?? (group && text(group.possessive))
  return (
    <>
      <p>
        <FormattedMessage id="exception.about" values={{ ...bold, data: text(data.lowercase), holder }} />
      </p>
      <p className="hint">
        <FormattedMessage id={`exception.row.${row ?? 'none'}`} values={{ group: text(receiver.name) }} />
      </p>
      <ParentsSeeNames />
      {left ? (
        <Notice kind="attention">
          <FormattedMessage id="provider.left" values={{ name: other.name }} />
        </Notice>
      ) : (
        <>
          <YesNo
            name={`answer-${key}`}
            label={other.name}
            hint={
              <>
                {other.city}
                {own && (
                  <>
                    {' '}
                    · <FormattedMessage id="exception.own" />
                  </>
                )}
              </>
            }
            icon={categoryIcon(receiver.code)}
            layout="block"
            defaultValue={start.answer}
            error={problemAt(`answer-${key}`)}
          />
          <div className="section">
            <TextField
              name={`until-${key}`}
              label={<FormattedMessage id="until.label.one" />}
              hint={<FormattedMessage id="until.explained" />}
              error={problemAt(`until-${key}`)}
              defaultValue={start.until}
              optional
              width="middle"
              autoComplete="off"
              maxLength={40}
            />
          </div>
        </>
      )}
      {said && (
        <p className="hint">
          <FormattedMessage
            id={`exception.removing.${row ?? 'none'}`}
            values={{ group: text(receiver.name) }}
          />
        </p>
      )}
    </>
  )
}
