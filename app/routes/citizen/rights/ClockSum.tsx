import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { ClockLine } from '~/rights/clock'
import { Day } from '~/ui/Moment'
import type { ShownClock } from './shown'

/** The last day as a sum that anybody can check: each line with the day it brings. */
export function ClockSum({ clock: { lines, endsOn } }: { clock: ShownClock }) {
  return (
    <ol className="sum">
      {lines.map((line, place) => (
        <li key={place} className="sum__line">
          <span className="sum__sign" aria-hidden="true">
            {place > 0 && '+'}
          </span>
          <span className="sum__words">
            <Name of={line} />
            <span className="hint hint--below">
              <Why of={line} />
            </span>
          </span>
          <span className="sum__day">
            <Day at={line.brings} form="within" />
          </span>
        </li>
      ))}
      <li className="sum__line sum__line--last">
        <span className="sum__sign" aria-hidden="true">
          =
        </span>
        <span className="sum__words">
          <FormattedMessage id="rights.clock.last" />
        </span>
        <span className="sum__day">
          <Day at={endsOn} form="within" />
        </span>
      </li>
    </ol>
  )
}

function Name({ of }: { of: ClockLine }): ReactNode {
  if (of.line === 'pause' || of.line === 'moved')
    return <FormattedMessage id={`rights.clock.${of.line}`} values={{ days: of.days }} />
  if (of.line === 'still') return <FormattedMessage id="rights.clock.standstill" values={{ days: of.days }} />
  return <FormattedMessage id={`rights.clock.${of.line}`} />
}

function Why({ of }: { of: ClockLine }): ReactNode {
  const day = (at: string) => <Day key={at} at={at} form="short" />
  if (of.line === 'pause') {
    const values = { from: day(of.from), until: day(of.until), question: of.question }
    return <FormattedMessage id="rights.clock.pause.hint" values={values} />
  }
  if (of.line === 'still')
    return (
      <FormattedMessage
        id="rights.clock.standstill.hint"
        values={{ from: day(of.from), question: of.question }}
      />
    )
  if (of.line === 'extended')
    return <FormattedMessage id="rights.clock.extended.hint" values={{ reason: of.reason }} />
  return <FormattedMessage id={`rights.clock.${of.line}.hint`} />
}
