import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import { pathOfExceptions, type RowException as Shown } from '~/consent/choosing'
import { exceptionSentence } from '~/consent/sentence'
import { useText } from '~/i18n/text'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { TextLink } from '~/ui/TextLink'
import { Exception } from '~/ui/YesNo'
import { useFromHere } from '../../use-came-from'
import type { Questionnaire, ShownRow } from '../parts/shown'

type RowExceptionProps = { row: ShownRow; exception: SerializeFrom<Shown> }

/** An exception under its row, as a sentence: "Alleen Apotheek Centrum wél", with what taking it away would do. */
export function RowException({
  row,
  exception,
  asked,
  today,
}: RowExceptionProps & Pick<Questionnaire, 'asked' | 'today'>) {
  const text = useText()
  const fromHere = useFromHere()
  const { party, answer, until } = exception
  const sentence = exceptionSentence(
    party.name,
    { answer, ...(until && { until }) },
    { row: row.answer ?? 'none', only: row.only[answer], today },
  )
  return (
    <Exception
      answer={answer}
      note={
        <>
          {exception.own && (
            <>
              <FormattedMessage id="exception.own" /> ·{' '}
            </>
          )}
          {party.departure ? (
            <FormattedMessage id="exception.left" />
          ) : (
            <FormattedMessage
              id={`exception.on.${row.answer ?? row.otherwise ?? 'none'}`}
              values={{ group: text(row.receiver.name) }}
            />
          )}
        </>
      }
      action={
        <span className="exception__actions">
          <TextLink
            to={fromHere(pathOfExceptions(asked, { receiver: row.receiver.code, ura: party.ura }))}
            about={party.name}
          >
            <FormattedMessage id="control.change" />
          </TextLink>
          <RemoveButton data={asked.data} receiver={`ura:${party.ura}`} name={party.name} />
        </span>
      }
    >
      <ChoiceSentence sentence={sentence} />
    </Exception>
  )
}

type RemoveProps = { data: string; receiver: string; name: React.ReactNode }

/** Takes one choice away; what else was filled in is kept. */
export function RemoveButton({ data, receiver, name }: RemoveProps) {
  return (
    <button type="submit" name="remove" value={`${data} ${receiver}`} className="nl-link link-button">
      <FormattedMessage id="exception.remove" />
      <span className="visually-hidden"> {name}</span>
    </button>
  )
}
