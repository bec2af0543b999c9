import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Card } from '~/ui/Card'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Heading } from '~/ui/Heading'
import { bold } from '~/ui/words'
import type { WhatIf } from '../parts/shown'

/** The answer that a care system would hear, and in one sentence why. */
export function WhatIfAnswer({ answer }: Pick<WhatIf, 'answer'>) {
  const text = useText()
  if (!answer) return null
  const words = {
    ...bold,
    holder: text(answer.holder),
    data: text(answer.data),
    receiver: text(answer.receiver),
    grammar: answer.grammar,
  }
  return (
    <Card>
      <Heading level={2} looks={3} id="answer">
        <FormattedMessage id="what-if.answer" />
      </Heading>
      <p>
        <FormattedMessage id="what-if.question" values={words} />
      </p>
      {answer.byType.length > 0 ? (
        <ByType answer={answer} />
      ) : (
        <p className="large-answer">
          <BridgeWithWord answer={answer.answer} />
        </p>
      )}
      <p>
        {answer.byType.length > 0 && <FormattedMessage id="what-if.why-not-each" />}{' '}
        <FormattedMessage id={`what-if.why.${answer.why}`} values={words} />
      </p>
      {answer.decided.length > 0 && (
        <ul>
          {answer.decided.map((sentence, place) => (
            <li key={place}>
              <ChoiceSentence sentence={sentence} />
            </li>
          ))}
        </ul>
      )}
      {!answer.kept && (
        <p className="hint">
          <FormattedMessage id="what-if.not-kept" values={words} />
        </p>
      )}
    </Card>
  )
}

/** The answer for each kind of an organisation that is of several, where they differ. */
function ByType({ answer }: Pick<WhatIf, 'answer'>) {
  const { formatMessage } = useIntl()
  const text = useText()
  if (!answer) return null
  const nameOf = (kinds: readonly { nl: string; en: string }[]) =>
    kinds.length > 0 ? kinds.map((kind) => text(kind)).join(', ') : formatMessage({ id: 'what-if.as.none' })
  return (
    <>
      <p>
        <FormattedMessage id="what-if.by-type" />
      </p>
      <ul>
        {answer.byType.map(({ holder, receiver, answer: said }, place) => (
          <li key={place}>
            {holder && receiver && (
              <FormattedMessage
                id="what-if.as.both"
                values={{ holder: nameOf(holder), receiver: nameOf(receiver) }}
              />
            )}
            {holder && !receiver && (
              <FormattedMessage id="what-if.as.holder" values={{ kind: nameOf(holder) }} />
            )}
            {!holder && receiver && (
              <FormattedMessage id="what-if.as.receiver" values={{ kind: nameOf(receiver) }} />
            )}
            {': '}
            <BridgeWithWord answer={said} />
          </li>
        ))}
      </ul>
    </>
  )
}
