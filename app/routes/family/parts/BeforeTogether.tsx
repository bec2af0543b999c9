import { FormattedMessage } from 'react-intl'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { useRootData } from '~/ui/root-data'
import { Steps } from '~/ui/Steps'
import { bold } from '~/ui/words'
import { YesByAnother } from './YesByAnother'

/** Whether what widens waits for somebody: a child of 12 to 15, and a parent for such a child. */
export function useChoosesTogether(): boolean {
  const data = useRootData()
  if (data?.actingFor) return data.actingFor.together && (data.actingFor.age ?? 0) >= 12
  return data?.visitor === '12-15'
}

type Props = { yesBy?: Parameters<typeof YesByAnother>[0]['yesBy'] }

/** Before the start: what one does oneself, what the other does, and what always goes alone; or who decides about a yes. */
export function BeforeTogether({ yesBy = null }: Props) {
  const together = useChoosesTogether()
  const isUnknown = yesBy === 'nobody-along'
  if (yesBy !== null && !isUnknown) return <YesByAnother yesBy={yesBy} />
  if (!together) return null
  return (
    <section className="part">
      <Heading level={2} looks={3}>
        <FormattedMessage id="agreement.before.title" />
      </Heading>
      <Steps
        steps={(['you', 'parent', 'holds'] as const).map((step) => ({
          name: <FormattedMessage id={`agreement.before.${step}`} />,
          note: (
            <FormattedMessage
              id={
                step === 'parent' && isUnknown
                  ? 'agreement.before.parent.unknown'
                  : `agreement.before.${step}.note`
              }
            />
          ),
          state: step === 'you' ? 'now' : 'to-come',
        }))}
      />
      {isUnknown ? (
        <YesByAnother yesBy={yesBy} />
      ) : (
        <Notice kind="explain">
          <FormattedMessage id="agreement.no-alone" values={bold} />
        </Notice>
      )}
    </section>
  )
}
