import { FormattedMessage, useIntl } from 'react-intl'
import { daysOf, FIGURES, type Figure, type Figures, type Month } from '~/colleagues/figures'
import { OWN_LOG } from '~/colleagues/own-log-list'
import { PATHS, withQuery } from '~/paths'
import { typedDay } from '~/runtime/typed-day'
import { Table } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'

type FiguresTableProps = {
  month: Month
  before: Month
  now: Figures
  then: Figures
  /** Whether who looks answers signals. */
  hasSignals: boolean
}

/** A month beside the one before it, with the way to the lines behind a figure where there is one. */
export function FiguresTable({ month, before, now, then, hasSignals }: FiguresTableProps) {
  const { formatMessage } = useIntl()
  const [name, nameBefore] = [useMonthName(month), useMonthName(before)]
  return (
    <Table
      id="cijfers-tabel"
      onPhone="cards"
      caption={<FormattedMessage id="organisation.figures.of" values={{ month: name }} />}
    >
      <thead>
        <tr>
          <th scope="col">
            <FormattedMessage id="organisation.figures.what" />
          </th>
          <th scope="col">{name}</th>
          <th scope="col">{nameBefore}</th>
          <th scope="col">
            <span className="visually-hidden">{formatMessage({ id: 'organisation.figures.look' })}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {FIGURES.map((figure) => (
          <tr key={figure}>
            <th scope="row" className="utrecht-table__cell">
              <FormattedMessage id={`organisation.figures.${figure}`} />
              <div className="hint">
                <FormattedMessage id={`organisation.figures.${figure}.hint`} />
              </div>
            </th>
            <td data-label={name}>
              <strong>
                <HowOften count={now[figure]} />
              </strong>
            </td>
            <td data-label={nameBefore}>
              <HowOften count={then[figure]} />
            </td>
            <td>
              <Behind figure={figure} month={month} hasSignals={hasSignals} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function HowOften({ count }: { count: number | null }) {
  if (count === null) return <FormattedMessage id="organisation.figures.few" />
  return <>{count}</>
}

const LOGGED: Partial<Record<Figure, string>> = { recorded: 'vastgelegd', 'looked-only': 'opgezocht' }

function Behind({
  figure,
  month,
  hasSignals,
}: { figure: Figure } & Pick<FiguresTableProps, 'month' | 'hasSignals'>) {
  const about = <FormattedMessage id={`organisation.figures.${figure}`} />
  const wat = LOGGED[figure]
  if (wat) {
    const { first, last } = daysOf(month)
    const filter = { wanneer: 'dagen', van: typedDay(first), tot: typedDay(last), wie: '', wat }
    return (
      <TextLink to={withQuery(PATHS.ownLog, OWN_LOG.query(filter))} about={about}>
        <FormattedMessage id="organisation.figures.to-log" />
      </TextLink>
    )
  }
  if (figure !== 'not-said' || !hasSignals) return null
  return (
    <TextLink to={PATHS.signals} about={about}>
      <FormattedMessage id="organisation.figures.to-signals" />
    </TextLink>
  )
}

/** A month by its name: oktober 2026. */
export function MonthName({ month }: { month: Month }) {
  return <>{useMonthName(month)}</>
}

function useMonthName(month: Month): string {
  return useIntl().formatDate(`${month}-15T12:00:00.000Z`, { month: 'long', year: 'numeric' })
}
