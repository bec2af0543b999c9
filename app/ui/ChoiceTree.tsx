import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { AnswerWord, BridgeSign, type SignAnswer } from './BridgeSign'
import { Heading } from './Heading'
import { IconTile } from './IconTile'
import type { IconComponent } from './icons'

type ChoiceTreeProps = {
  /** Who has the data: the trunk. */
  holder: ReactNode
  icon: IconComponent
  /** "Uw huisarts heeft uw **behandelgegevens**". */
  about?: ReactNode
  /** The "Wijzig" link. */
  action?: ReactNode
  headingLevel?: 2 | 3
  /** `small` is the live picture beside a form: no answers, hidden from assistive technology by its user. */
  size?: 'normal' | 'small'
  /** `Branch` elements. */
  children: ReactNode
}

/** The picture that is the list: a provider as trunk, each receiver a branch with its bridge. */
export function ChoiceTree({
  holder,
  icon,
  about,
  action,
  headingLevel = 3,
  size = 'normal',
  children,
}: ChoiceTreeProps) {
  return (
    <section className={size === 'small' ? 'tree tree--small' : 'card tree'}>
      <div className="tree__head">
        <IconTile icon={icon} tone="petrol" size={size} />
        <div>
          {size === 'small' ? (
            <span>{holder}</span>
          ) : (
            <Heading level={headingLevel} looks={3} className="tree__holder">
              {holder}
            </Heading>
          )}
          {about && <p className="tree__data">{about}</p>}
        </div>
        {action}
      </div>
      <ul className="tree__branches">{children}</ul>
    </section>
  )
}

type BranchProps = {
  answer: SignAnswer
  /** Who may see the data, or not. */
  children: ReactNode
  /** An exception, an end date, who recorded it. */
  note?: ReactNode
  /** Replaces the plain word: "Wordt ja". `null` leaves it out. */
  word?: ReactNode
}

/** One branch: sign, receiver, word. */
export function Branch({ answer, children, note, word }: BranchProps) {
  return (
    <li className={answer === 'none' ? 'tree__branch tree__branch--none' : 'tree__branch'}>
      <span className="tree__sign">
        <BridgeSign answer={answer} />
      </span>
      <span className="tree__name">
        {children}
        {note && <span className="tree__note">{note}</span>}
      </span>
      {word !== null && <BranchWord answer={answer} word={word} />}
    </li>
  )
}

function BranchWord({ answer, word }: { answer: SignAnswer; word?: ReactNode }) {
  if (word !== undefined) return <span className="tree__answer">{word}</span>
  if (answer !== 'none')
    return (
      <span className="tree__answer">
        <AnswerWord answer={answer} />
      </span>
    )
  return (
    <span className="tree__answer tree__answer--none">
      <AnswerWord answer="none" />{' '}
      <small>
        <FormattedMessage id="ui.answer.counts-as-no" />
      </small>
    </span>
  )
}
