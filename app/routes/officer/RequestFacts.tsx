import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { openRights } from '~/rights/officer-use-cases.server'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'

type Opened = SerializeFrom<NonNullable<NonNullable<Awaited<ReturnType<typeof openRights>>>['opened']>>

/** Who asked what, in their words, and everything that happened since. */
export function RequestFacts({ content: { name, text, about }, steps }: Pick<Opened, 'content' | 'steps'>) {
  return (
    <>
      <Facts
        facts={[
          { name: <FormattedMessage id="officer.name" />, value: name },
          ...(about ? [{ name: <FormattedMessage id="rights.ask.about" />, value: about }] : []),
        ]}
      />
      <Heading level={2} looks={3}>
        <FormattedMessage id="officer.text" />
      </Heading>
      <blockquote className="quoted">{text}</blockquote>
      <section className="section">
        <Heading level={2} looks={3}>
          <FormattedMessage id="officer.steps" />
        </Heading>
        <ul className="rows">
          {steps.map((step, place) => (
            <li key={place} className="row">
              <div className="row__words">
                <span className="row__name">
                  {step.what === 'decided' ? (
                    <FormattedMessage id={`officer.step.decided.${step.outcome}`} />
                  ) : (
                    <FormattedMessage id={`officer.step.${step.what}`} />
                  )}
                </span>
                <span className="row__note">
                  <Moment at={step.at} />
                  {step.byName && ` · ${step.byName}`}
                </span>
                {'text' in step && step.text && <span className="said-in-step">{step.text}</span>}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
