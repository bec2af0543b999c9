import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { CheckIcon } from './icons'

export type Step = { name: ReactNode; note?: ReactNode; state: 'done' | 'now' | 'to-come' }

/** Who did what already and who is next; `down`: below each other at every width, with room for a sentence each. */
export function Steps({ steps, down }: { steps: Step[]; down?: boolean }) {
  return (
    <ol className={down ? 'steps steps--down' : 'steps'}>
      {steps.map((step, index) => (
        <li
          key={index}
          className={`steps__step steps__step--${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="steps__mark" aria-hidden="true">
            {step.state === 'done' ? <CheckIcon /> : index + 1}
          </span>
          <span className="steps__name">
            {step.name}
            {step.state === 'done' && (
              <span className="visually-hidden">
                {' '}
                <FormattedMessage id="ui.step.done" />
              </span>
            )}
          </span>
          {step.note && <span className="hint">{step.note}</span>}
        </li>
      ))}
    </ol>
  )
}
