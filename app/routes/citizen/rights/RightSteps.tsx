import { FormattedMessage } from 'react-intl'
import { Heading } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Steps, type Step } from '~/ui/Steps'
import type { OpenedRight } from './shown'

type Happened = OpenedRight['steps'][number]

/** Who did what, what is now, and what is to come. */
export function RightSteps({ request }: { request: OpenedRight }) {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="rights.steps" />
      </Heading>
      <Steps down steps={[...request.steps.map((step) => stepOf(step, request)), ...toCome(request)]} />
    </section>
  )
}

function stepOf(step: Happened, { channel }: OpenedRight): Step {
  const name =
    step.what === 'decided' ? (
      <FormattedMessage id={`rights.step.decided.${step.outcome}`} />
    ) : (
      <FormattedMessage id={`rights.step.${step.what}`} />
    )
  return {
    name,
    state: 'done',
    note: (
      <>
        <Moment at={step.at} />
        {step.what === 'received' && (
          <>
            {' · '}
            <FormattedMessage id={`rights.step.received.how.${channel}`} />
          </>
        )}
        <Said step={step} />
      </>
    ),
  }
}

/** What was asked, answered or decided, in the words of who did. */
function Said({ step }: { step: Happened }) {
  const text = 'text' in step ? step.text : ''
  return (
    <>
      {step.what === 'decided' && step.ground && (
        <span className="hint--below">
          <FormattedMessage id={`rights.ground.${step.ground}`} />
        </span>
      )}
      {text && <span className="said-in-step">{text}</span>}
      {step.what === 'decided' && step.redaction && (
        <span className="hint--below">
          <FormattedMessage id="rights.redaction" values={{ what: step.redaction }} />
        </span>
      )}
    </>
  )
}

function toCome({ standing, clock }: OpenedRight): Step[] {
  const step = (what: 'decide' | 'answer' | 'carry-out', state: Step['state'], day: string): Step => ({
    name: <FormattedMessage id={`rights.next.${what}`} />,
    note: <FormattedMessage id={`rights.next.${what}.who`} values={{ day: <Day key="day" at={day} /> }} />,
    state,
  })
  if (standing === 'doing') return [step('carry-out', 'now', clock.carriedOutBy)]
  const carryOut = step('carry-out', 'to-come', clock.carriedOutBy)
  if (standing === 'paused')
    return [step('answer', 'now', clock.endsOn), step('decide', 'to-come', clock.endsOn), carryOut]
  if (standing === 'new' || standing === 'busy' || standing === 'unproven')
    return [step('decide', 'now', clock.endsOn), carryOut]
  return []
}
