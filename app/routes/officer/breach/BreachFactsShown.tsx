import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import { BREACH_PARTS, type BreachEvent, type BreachState } from '~/breach/breach'
import type { openBreach } from '~/breach/use-cases.server'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Facts, Row, Rows } from '~/ui/Rows'
import { HoursLeft } from './HoursLeft'

type Opened = SerializeFrom<NonNullable<Awaited<ReturnType<typeof openBreach>>>>
type ShownProps = { state: BreachState } & Pick<Opened, 'clock' | 'steps'>

/** Until when it must be reported, what is known of it, and what happened since. */
export function BreachFactsShown({ state: { facts, report }, clock, steps }: ShownProps) {
  return (
    <>
      <Facts
        facts={[
          { name: <FormattedMessage id="breach.column.found" />, value: <Moment at={facts.foundAt} /> },
          {
            name: <FormattedMessage id="breach.column.report" />,
            value: report ? (
              <FormattedMessage id={`breach.report.${report.what}`} />
            ) : (
              <>
                <HoursLeft hours={clock.hours} />
                <span className="hint hint--below">
                  <FormattedMessage
                    id="breach.until"
                    values={{ moment: <Moment key="until" at={clock.until} /> }}
                  />
                </span>
              </>
            ),
          },
          ...BREACH_PARTS.map((part) => ({
            name: <FormattedMessage id={`breach.part.${part}`} />,
            value: facts[part] ? (
              <span className="as-typed">{facts[part]}</span>
            ) : (
              <span className="hint">
                <FormattedMessage id="breach.part.unknown" />
              </span>
            ),
          })),
        ]}
        stacked
      />
      <section className="section">
        <Heading level={2} looks={3}>
          <FormattedMessage id="breach.steps" />
        </Heading>
        <Rows>
          {steps.map(({ event, at, by }, place) => (
            <Row
              key={place}
              name={<FormattedMessage id={`breach.step.${event.what}`} />}
              note={
                <>
                  <Moment at={at} />
                  {by && ` · ${by}`}
                  {wordsIn(event) && <span className="said-in-step">{wordsIn(event)}</span>}
                </>
              }
            />
          ))}
        </Rows>
      </section>
    </>
  )
}

function wordsIn(event: BreachEvent): string {
  if ('text' in event) return event.text
  return event.what === 'reported' ? event.reference : ''
}
