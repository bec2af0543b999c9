import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Card } from '~/ui/Card'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Heading } from '~/ui/Heading'
import { bold } from '~/ui/words'
import type { loader } from '../what-if'

/** The answer that a care system would hear, and in one sentence why. */
export function WhatIfAnswer() {
  const { answer } = useLoaderData<typeof loader>()
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
      <p className="large-answer">
        <BridgeWithWord answer={answer.answer} />
      </p>
      <p>
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
