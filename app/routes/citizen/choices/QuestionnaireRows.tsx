import { FormattedMessage, useIntl } from 'react-intl'
import { pathOfExceptions } from '~/consent/choosing'
import { useText } from '~/i18n/text'
import { TextLink } from '~/ui/TextLink'
import { QuestionRow, QuestionRows, YesNo } from '~/ui/YesNo'
import { categoryIcon } from '~/ui/category-icons'
import { PlusIcon } from '~/ui/icons'
import { dayOf } from '~/ui/written-time'
import { useFromHere } from '../../use-came-from'
import type { Questionnaire, ShownRow } from '../parts/shown'
import { RowException } from './RowException'
import { startOf } from './questionnaire-data'

/** One row per group of receivers; groups with own providers come first, nothing is ticked that was not chosen. */
export function QuestionnaireRows({
  rows,
  asked,
  refused,
  today,
}: Pick<Questionnaire, 'rows' | 'asked' | 'refused' | 'today'>) {
  return (
    <QuestionRows>
      {rows.map((row) => (
        <Question asked={asked} refused={refused} today={today} key={row.receiver.code} row={row} />
      ))}
    </QuestionRows>
  )
}

function Question({
  row,
  asked,
  refused,
  today,
}: { row: ShownRow } & Pick<Questionnaire, 'asked' | 'refused' | 'today'>) {
  const typed = refused?.typed[row.receiver.code]
  const fromHere = useFromHere()
  const text = useText()
  const { code } = row.receiver
  return (
    <QuestionRow>
      <YesNo
        name={`answer-${code}`}
        label={text(row.receiver.name)}
        hint={
          row.own.length > 0 ? (
            <FormattedMessage id="group.yours" values={{ names: row.own.join(', ') }} />
          ) : (
            row.receiver.hint && text(row.receiver.hint)
          )
        }
        icon={categoryIcon(code)}
        questionId="group-question"
        defaultValue={startOf(row, typed).answer}
      />
      <RowUntil today={today} row={row} />
      {row.otherwise !== null && <Otherwise asked={asked} row={row} />}
      {row.exceptions.map((exception) => (
        <RowException asked={asked} today={today} key={exception.party.ura} row={row} exception={exception} />
      ))}
      {row.more > 0 && (
        <p className="under-row">
          <TextLink to={fromHere(pathOfExceptions(asked, { receiver: code }))}>
            <FormattedMessage id="exception.more" values={{ count: row.more }} />
          </TextLink>
        </p>
      )}
      {row.mayExcept && (
        <p className="under-row">
          <button
            type="submit"
            name="next"
            value={`except:${asked.data}.${code}`}
            className="nl-link link-button icon-link"
          >
            <PlusIcon />
            <span>
              <FormattedMessage id={row.exceptions.length > 0 ? 'exception.another' : 'exception.add'} />
              <span className="visually-hidden">: {text(row.receiver.name)}</span>
            </span>
          </button>
        </p>
      )}
    </QuestionRow>
  )
}

/** The last day of a yes, said where the yes stands. */
function RowUntil({ row: { until, receiver }, today }: { row: ShownRow } & Pick<Questionnaire, 'today'>) {
  const intl = useIntl()
  if (!until) return null
  return (
    <p className="under-row hint">
      <FormattedMessage
        id={until < today ? 'until.ended' : 'until.stands'}
        values={{ day: dayOf(intl, until) }}
      />{' '}
      <a href={`#until-${receiver.code}`} className="nl-link">
        <FormattedMessage id="until.change" />
      </a>
    </p>
  )
}

/** What the wider choice says, and the way to take one's own choice here away so that it counts again. */
function Otherwise({ row, asked }: { row: ShownRow } & Pick<Questionnaire, 'asked'>) {
  const text = useText()
  if (row.answer === null)
    return (
      <p className="under-row hint">
        <FormattedMessage id={`provider.otherwise.${row.otherwise ?? 'none'}`} />
      </p>
    )
  return (
    <p className="under-row hint">
      <FormattedMessage id={`provider.instead.${row.otherwise ?? 'none'}`} />{' '}
      <button
        type="submit"
        name="remove"
        value={`${asked.data} ${row.receiver.code}`}
        className="nl-link link-button"
      >
        <FormattedMessage id="exception.remove" />
        <span className="visually-hidden">: {text(row.receiver.name)}</span>
      </button>
    </p>
  )
}
