import { FormattedMessage } from 'react-intl'
import type { Foreseen } from '~/choosing/foresee'
import type { MessageId } from '~/i18n/nl'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import { useAuthorName } from '../parts/AuthorWords'
import type { Review } from '../parts/shown'

/** What is said above the changes, where not all of it takes effect at once: one text for each reason. */
const ABOVE = {
  'nothing-widens': null,
  'in-force': null,
  'asks-person': 'control.will.asks-person',
  'asks-person-who-said-no': 'control.will.asks-person-who-said-no',
  'asks-representative': 'control.will.asks-representative',
  'asks-both': 'control.will.asks-both',
  'asks-who-said-no': 'control.will.asks-who-said-no',
  'asks-who-said-no-beside': 'control.will.asks-who-said-no-beside',
  'asks-nobody-known': 'control.will.asks-nobody-known',
  locked: null,
  closed: 'control.will.closed',
  'not-decider': 'control.will.not-decider',
  muted: 'control.will.muted',
  'declined-lately': 'control.will.declined-lately',
  'asked-often': 'control.will.asked-often',
} as const satisfies Record<Foreseen, MessageId | null>

/** And below the button. */
const BELOW = {
  'nothing-widens': 'control.send-note',
  'in-force': 'control.send-note',
  'asks-person': 'control.note.asks',
  'asks-person-who-said-no': 'control.note.asks',
  'asks-representative': 'control.note.asks',
  'asks-both': 'control.note.asks',
  'asks-who-said-no': 'control.note.asks',
  'asks-who-said-no-beside': 'control.note.asks',
  'asks-nobody-known': 'control.note.asks',
  locked: 'control.note.only-no',
  closed: 'control.note.only-no',
  'not-decider': 'control.note.only-no',
  muted: 'control.note.only-no',
  'declined-lately': 'control.note.only-no',
  'asked-often': 'control.note.only-no',
} as const satisfies Record<Foreseen, MessageId>

/** What becomes of what widens where it does not hold once it is sent: it is asked, or not taken; null where it holds. */
export function laterOf(foresight: Review['foresight']): 'asked' | 'not' | null {
  const will = foresight?.will ?? 'in-force'
  if (will === 'in-force' || will === 'nothing-widens') return null
  return will.startsWith('asks-') ? 'asked' : 'not'
}

/** That it becomes a question, or is not taken, before it is sent; the lock has a notice of its own. */
export function WhatSendingDoes({ foresight }: Pick<Review, 'foresight'>) {
  const nameOf = useAuthorName()
  const id = foresight && ABOVE[foresight.will]
  if (!id) return null
  const who = foresight.decider ? nameOf({ who: foresight.decider }) : ''
  const saidNo = foresight.saidNo ? nameOf({ who: foresight.saidNo }) : ''
  return (
    <Notice kind="explain">
      <FormattedMessage id={id} values={{ ...bold, who, saidNo }} />
    </Notice>
  )
}

/** What the button does. */
export function SendNote({ foresight }: Pick<Review, 'foresight'>) {
  return (
    <Paragraph kind="hint">
      <FormattedMessage id={BELOW[foresight?.will ?? 'in-force']} />
    </Paragraph>
  )
}
