import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { DayLine } from '~/counter/day-use-cases.server'
import { PATHS, type Path } from '~/paths'
import { Badge } from '~/ui/Badge'
import { Clock } from '~/ui/Moment'
import { Table } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'

type Recorded = Extract<DayLine, { kind: 'recorded' }>
type RecordedShown = Omit<Recorded, 'at' | 'ended'> & {
  at: string
  ended: { as: NonNullable<Recorded['ended']>['as']; at: string } | null
}
/** A line as the page gets it: times are texts by then. */
export type LineShown = RecordedShown | { kind: 'looked-up'; id: string; at: string }

const COLUMNS = ['time', 'number', 'what', 'state', 'can'] as const

/** One's own day, newest first. */
export function DayTable({ lines }: { lines: LineShown[] }) {
  const { formatMessage } = useIntl()
  const [time, number, what, state, can] = COLUMNS.map((column) =>
    formatMessage({ id: `day.column.${column}` }),
  )
  return (
    <Table id="dag-tabel" onPhone="cards" captionHidden caption={<FormattedMessage id="day.list" />}>
      <thead>
        <tr>
          {[time, number, what, state, can].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const isRecord = line.kind === 'recorded'
          return (
            <tr key={line.id}>
              <td data-label={time}>
                <Clock at={line.at} />
              </td>
              <th scope="row" className="utrecht-table__cell" data-label={number}>
                {isRecord ? line.number : <span className="only-wide">–</span>}
              </th>
              <td data-label={what}>{isRecord ? <What {...line} /> : <Words id="day.what.looked-up" />}</td>
              <td data-label={state}>{isRecord ? <State {...line} /> : <Words id="day.state.nothing" />}</td>
              <td data-label={can}>{isRecord ? <Can {...line} /> : <Words id="day.can.sees" />}</td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

function Words({
  id,
}: {
  id: 'day.what.looked-up' | 'day.state.nothing' | 'day.can.sees' | 'day.can.nothing'
}) {
  return <FormattedMessage id={id} />
}

function What({ what, age, withSpeaker }: RecordedShown) {
  const category = (['under-12', '12-15', '16-or-over'] as const).find((one) => one === age)
  return (
    <>
      <FormattedMessage id={`day.what.${what}`} />
      {category && (
        <div className="hint">
          <FormattedMessage id={`day.who.${category}`} values={{ speaks: withSpeaker ? 'yes' : 'no' }} />
        </div>
      )}
    </>
  )
}

function State({ what, ended, paper }: RecordedShown) {
  if (ended)
    return (
      <Badge>
        <FormattedMessage id="day.state.ended" />
      </Badge>
    )
  const isDue = paper === 'not-printed'
  const words = what === 'none' ? 'day.state.none' : isDue ? 'day.state.not-printed' : 'day.state.recorded'
  return (
    <Badge kind={isDue ? 'under-way' : 'plain'}>
      <FormattedMessage id={words} />
    </Badge>
  )
}

function Can({ id, number, ended, paper }: RecordedShown) {
  if (ended)
    return (
      <FormattedMessage id={`day.ended.${ended.as}`} values={{ clock: <Clock key="at" at={ended.at} /> }} />
    )
  return (
    <ul className="plain-list">
      <li>
        {paper === 'none' ? (
          <Words id="day.can.nothing" />
        ) : (
          <Act to={PATHS.printLater({ record: id })} number={number}>
            <FormattedMessage id={paper === 'printed' ? 'day.can.print' : 'day.can.print-now'} />
          </Act>
        )}
      </li>
      <li>
        <Act to={PATHS.wrongPerson({ record: id })} number={number}>
          <FormattedMessage id="day.can.wrong" />
        </Act>
      </li>
    </ul>
  )
}

function Act({ to, number, children }: { to: Path; number: string; children: ReactNode }) {
  return (
    <TextLink to={to}>
      {children}
      <span className="visually-hidden">
        <FormattedMessage id="day.of" values={{ number }} />
      </span>
    </TextLink>
  )
}
