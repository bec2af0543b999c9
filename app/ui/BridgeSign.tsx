import { FormattedMessage } from 'react-intl'

/** What a choice says; `none` is "no choice yet" and counts as no. */
export type SignAnswer = 'yes' | 'no' | 'none'

/**
 * The bridge: leaf down is yes, leaf up is no, leaf up and dotted is no choice yet. Decoration: the word must stand
 * beside it, as `BridgeWithWord` does.
 */
export function BridgeSign({ answer, width = 'normal' }: { answer: SignAnswer; width?: 'normal' | 'wide' }) {
  return (
    <svg
      className={width === 'wide' ? 'bridge bridge--wide' : 'bridge'}
      viewBox="0 0 72 24"
      data-answer={answer}
      aria-hidden="true"
    >
      <path className="bridge__line" d={answer === 'yes' ? 'M2 12H70' : 'M2 12H18M56 12H70'} />
      {answer === 'no' && <path className="bridge__line" d="M18 12L43.5 -7.8" />}
      {answer === 'none' && <path className="bridge__dots" d="M24.6 6.9L41.2 -6" />}
      <circle className="bridge__hinge" cx="18" cy="12" r="6" />
    </svg>
  )
}

/** The word for an answer: Ja, Nee, Nog geen keuze. */
export function AnswerWord({ answer }: { answer: SignAnswer }) {
  return <FormattedMessage id={`ui.answer.${answer}`} />
}

/** Sign and word together; `children` replaces the plain word ("ja, alleen deze"). */
export function BridgeWithWord({ answer, children }: { answer: SignAnswer; children?: React.ReactNode }) {
  return (
    <span className="signed">
      <BridgeSign answer={answer} />
      <span className="signed__word">{children ?? <AnswerWord answer={answer} />}</span>
    </span>
  )
}

/** Explains the three signs once, above a list of trees. */
export function BridgeLegend() {
  return (
    <ul className="bridge-legend" aria-hidden="true">
      {(['yes', 'no', 'none'] as const).map((answer) => (
        <li key={answer}>
          <BridgeSign answer={answer} />
          <FormattedMessage id={`ui.legend.${answer}`} />
        </li>
      ))}
    </ul>
  )
}
