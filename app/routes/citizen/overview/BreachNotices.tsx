import { FormattedMessage } from 'react-intl'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'

type Told = { number: string; toldAt: string; text: string }

/** What whom a breach touches is told, in the words that went to them by mail or letter too. */
export function BreachNotices({ breaches }: { breaches: Told[] }) {
  return breaches.map(({ number, toldAt, text }) => (
    <Notice key={number} kind="attention">
      <FormattedMessage
        id="overview.breach"
        values={{ ...bold, number, day: <Day key="day" at={toldAt} /> }}
      />
      <span className="said-in-step as-typed">{text}</span>
    </Notice>
  ))
}
