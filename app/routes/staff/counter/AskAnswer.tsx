import { FormattedMessage } from 'react-intl'
import type { AnsweredByScreen } from '~/counter/ask.server'
import { useText } from '~/i18n/text'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'

/** What was asked, with the answers to it. */
export type Asked = { other: string; as: 'receiver' | 'holder'; answers: AnsweredByScreen[] }

/** Yes or no, and never why; by what the organisations are where that makes a difference. */
export function AskAnswer({ asked: { other, as, answers } }: { asked: Asked }) {
  const text = useText()
  return (
    <div role="status">
      <Card>
        <Heading level={2} looks={3}>
          <FormattedMessage id={`counter.ask.answer.${as}`} values={{ other }} />
        </Heading>
        <ul className="plain-list">
          {answers.map(({ holder, receiver, decision }, place) => (
            <li key={place}>
              <BridgeWithWord answer={decision === 'permit' ? 'yes' : 'no'} />
              {answers.length > 1 && (
                <span className="hint">
                  {' '}
                  {[receiver, holder].flatMap((name) => (name ? [text(name)] : [])).join(' · ')}
                </span>
              )}
            </li>
          ))}
        </ul>
        <p className="hint">
          <FormattedMessage id="counter.ask.seen" />
        </p>
      </Card>
    </div>
  )
}
