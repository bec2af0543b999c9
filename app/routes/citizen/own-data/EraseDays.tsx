import { FormattedMessage } from 'react-intl'
import type { ErasureDays } from '~/erasure/erasure'
import { Heading } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Steps } from '~/ui/Steps'
import { bold } from '~/ui/words'

export type ShownDays = ErasureDays & { begins: string }

/** When: today, until when it can be stopped, after that, and when no back-up has it any more. */
export function EraseDays({ days: { begins, lastDay, backUpsGoneOn } }: { days: ShownDays }) {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="erase.when" />
      </Heading>
      <Steps
        down
        steps={[
          {
            name: <FormattedMessage id="erase.when.today" values={{ day: <Day key="day" at={begins} /> }} />,
            note: <FormattedMessage id="erase.when.today.text" />,
            state: 'to-come',
          },
          {
            name: <FormattedMessage id="erase.when.until" values={{ day: <Day key="day" at={lastDay} /> }} />,
            note: <FormattedMessage id="erase.when.until.text" values={bold} />,
            state: 'to-come',
          },
          {
            name: <FormattedMessage id="erase.when.after" />,
            note: <FormattedMessage id="erase.when.after.text" />,
            state: 'to-come',
          },
          {
            name: <Day at={backUpsGoneOn} />,
            note: <FormattedMessage id="erase.when.back-ups.text" />,
            state: 'to-come',
          },
        ]}
      />
    </section>
  )
}
