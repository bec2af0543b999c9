import { FormattedMessage } from 'react-intl'
import { pathOfExceptions } from '~/consent/choosing'
import { exceptionSentence } from '~/consent/sentence'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { TextLink } from '~/ui/TextLink'
import { Exception } from '~/ui/YesNo'
import type { Exceptions } from '../parts/shown'

/** The choices of a row for one provider each, as sentences; each leads to where it is changed or taken away. */
export function ExceptionList({
  asked,
  receiver,
  row,
  exceptions,
  count,
  today,
}: Pick<Exceptions, 'asked' | 'receiver' | 'row' | 'exceptions' | 'count' | 'today'>) {
  return exceptions.map(({ party, answer, until, own }) => (
    <Exception
      key={party.ura}
      answer={answer}
      note={
        <>
          {party.city}
          {own && (
            <>
              {' '}
              · <FormattedMessage id="exception.own" />
            </>
          )}
          {party.departure && (
            <>
              {' '}
              · <FormattedMessage id="exception.left" />
            </>
          )}
        </>
      }
      action={
        <TextLink
          to={pathOfExceptions(asked, { receiver: receiver.code, ura: party.ura })}
          about={party.name}
        >
          <FormattedMessage id="control.change" />
        </TextLink>
      }
    >
      <ChoiceSentence
        sentence={exceptionSentence(
          party.name,
          { answer, ...(until && { until }) },
          { row: row ?? 'none', only: count === 1, today },
        )}
      />
    </Exception>
  ))
}
