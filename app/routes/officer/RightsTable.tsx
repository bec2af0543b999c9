import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import type { listRights } from '~/rights/officer-use-cases.server'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Day } from '~/ui/Moment'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'

type Line = SerializeFrom<Awaited<ReturnType<typeof listRights>>[number]>

const COLUMNS = ['number', 'kind', 'by', 'left', 'standing', 'who'] as const
/** So few days left are shown in honey. */
const SOON = 3

/** What is open, each with its last day and the sum that brings it in small. A number is a link only for who has it. */
export function RightsTable({ requests }: { requests: Line[] }) {
  const { formatMessage } = useIntl()
  const names = COLUMNS.map((column) => formatMessage({ id: `officer.column.${column}` }))
  return (
    <Table id="rights" caption={<FormattedMessage id="officer.table" />} captionHidden onPhone="cards">
      <TableHead columns={names} />
      <tbody>
        {requests.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              {line.isMine ? (
                <TextLink to={PATHS.officerRight({ request: line.id })}>{line.number}</TextLink>
              ) : (
                line.number
              )}
            </th>
            <td data-label={names[1]}>
              <FormattedMessage id={`rights.kind.${line.kind}`} />
              {line.isOwn && (
                <span className="hint hint--below">
                  <FormattedMessage id="officer.own" />
                </span>
              )}
            </td>
            <td data-label={names[2]}>
              <LastDay of={line} />
            </td>
            <td data-label={names[3]}>
              <Left of={line} />
            </td>
            <td data-label={names[4]}>
              <Badge kind={line.standing === 'unproven' ? 'under-way' : 'plain'}>
                <FormattedMessage id={`officer.standing.${line.standing}`} />
              </Badge>
            </td>
            <td data-label={names[5]}>
              <Who of={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function LastDay({ of: { clock, standing, receivedAt } }: { of: Line }) {
  const { formatMessage } = useIntl()
  const pauses = clock.lines.reduce(
    (days, one) => days + (one.line === 'pause' || one.line === 'still' ? one.days : 0),
    0,
  )
  const extended = clock.lines.some(({ line }) => line === 'extended') ? 'yes' : 'no'
  const moved = clock.lines.filter(({ line }) => line === 'moved').length
  return (
    <>
      {standing === 'paused' ? formatMessage({ id: 'officer.still' }) : null}
      {standing === 'doing' && <Day at={clock.carriedOutBy} form="within" />}
      {standing !== 'paused' && standing !== 'doing' && <Day at={clock.endsOn} form="within" />}
      <span className="hint hint--below">
        <FormattedMessage
          id="officer.sum"
          values={{ received: <Day key="day" at={receivedAt} form="short" />, pauses, extended, moved }}
        />
      </span>
    </>
  )
}

function Left({ of: { clock, standing } }: { of: Line }) {
  if (standing === 'doing') return null
  if (clock.left < 0)
    return (
      <Badge kind="failed">
        <FormattedMessage id="officer.late" values={{ days: -clock.left }} />
      </Badge>
    )
  const left = <FormattedMessage id="officer.left" values={{ days: clock.left }} />
  return clock.left <= SOON && standing !== 'paused' ? <Badge kind="under-way">{left}</Badge> : left
}

function Who({ of: { id, isMine, isOwn, ownerName } }: { of: Line }) {
  if (isMine || isOwn) return ownerName
  return (
    <ButtonForm whole>
      {ownerName && <span className="hint hint--below">{ownerName}</span>}
      <Button name="take" value={id}>
        <FormattedMessage id={ownerName ? 'officer.take-over' : 'officer.take'} />
      </Button>
    </ButtonForm>
  )
}
