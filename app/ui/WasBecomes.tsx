import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { AnswerWord, BridgeSign, type SignAnswer } from './BridgeSign'
import { ArrowRightIcon } from './icons'

type Side = {
  answer: SignAnswer
  /** Replaces the plain word: "ja, alleen deze". */
  words?: ReactNode
}

/** Was → becomes, as the review page shows each change. */
function WasBecomes({ was, becomes }: { was: Side; becomes: Side }) {
  return (
    <p className="was-becomes">
      <span className="was-becomes__side">
        <FormattedMessage id="ui.was" />
        <BridgeSign answer={was.answer} />
        <Words side={was} />
      </span>
      <ArrowRightIcon />
      <span className="was-becomes__side">
        <FormattedMessage id="ui.becomes" />
        <BridgeSign answer={becomes.answer} />
        <strong>
          <Words side={becomes} />
        </strong>
      </span>
    </p>
  )
}

function Words({ side }: { side: Side }) {
  return side.words ? (
    <>{side.words}</>
  ) : (
    <span className="lower">
      <AnswerWord answer={side.answer} />
    </span>
  )
}

/** The changes of the review page. */
export function Changes({ children }: { children: ReactNode }) {
  return <ul className="changes">{children}</ul>
}

type ChangeProps = {
  /** The sentence: "Vanaf nu mogen **alle ziekenhuizen** …". */
  children: ReactNode
  was: Side
  becomes: Side
  /** Whom of the own list it touches. */
  note?: ReactNode
  /** The "Wijzig" link. */
  action: ReactNode
  /** What says otherwise about somebody it covers, each as a change below it. */
  exceptions?: ReactNode
}

/** One change: sentence first, then was → becomes, then the own providers it touches. */
export function Change({ children, was, becomes, note, action, exceptions }: ChangeProps) {
  return (
    <li className="change">
      <div className="change__body">
        <p className="change__sentence">{children}</p>
        <WasBecomes was={was} becomes={becomes} />
        {note && <p className="hint">{note}</p>}
        {exceptions && <ul className="changes changes--within">{exceptions}</ul>}
      </div>
      <div className="change__action">{action}</div>
    </li>
  )
}
