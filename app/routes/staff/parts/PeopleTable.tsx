import { FormattedMessage, useIntl } from 'react-intl'
import type { Person } from '~/colleagues/people-use-cases.server'
import { PATHS } from '~/paths'
import { Day, Moment } from '~/ui/Moment'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'

/** Somebody as the page gets them: times are texts by then. */
type Shown = Pick<Person, 'id' | 'name' | 'profession' | 'roles' | 'isSelf'> &
  Record<'rolesChangedAt' | 'lastLoginAt', string | null>

/** Who works here, as what, and when they were here last; of oneself one changes nothing. */
export function PeopleTable({ people }: { people: Shown[] }) {
  const { formatMessage } = useIntl()
  const columns = (['name', 'role', 'last'] as const).map((column) =>
    formatMessage({ id: `staff.people.column.${column}` }),
  )
  const change = formatMessage({ id: 'staff.people.column.change' })
  return (
    <Table id="mensen-tabel" onPhone="cards" captionHidden caption={<FormattedMessage id="staff.people" />}>
      <TableHead columns={columns} last={change} />
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row" className="utrecht-table__cell">
              {person.name}
              {person.isSelf && (
                <div className="hint">
                  <FormattedMessage id="staff.people.self" />
                </div>
              )}
            </th>
            <td data-label={columns[1]}>
              <Roles {...person} />
            </td>
            <td data-label={columns[2]}>
              {person.lastLoginAt ? (
                <Moment at={person.lastLoginAt} />
              ) : (
                <FormattedMessage id="staff.people.never" />
              )}
            </td>
            <td>{!person.isSelf && <ChangeLink {...person} />}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Roles({ roles, profession, rolesChangedAt }: Shown) {
  const { formatMessage, formatList } = useIntl()
  if (roles.length === 0)
    return (
      <>
        <FormattedMessage id="staff.people.none" />
        {rolesChangedAt && (
          <div className="hint">
            <FormattedMessage
              id="staff.people.taken-on"
              values={{ day: <Day key="day" at={rolesChangedAt} form="short" /> }}
            />
          </div>
        )}
      </>
    )
  const named = roles.map((role) => formatMessage({ id: `staff.role.${role}` }))
  return (
    <>
      {formatList(named)}
      {profession && <div className="hint">{profession}</div>}
    </>
  )
}

function ChangeLink({ id, name, roles }: Shown) {
  const words = roles.length > 0 ? 'staff.people.change' : 'staff.people.give'
  return (
    <TextLink to={PATHS.staffRoles({ membership: id })}>
      <FormattedMessage id={words} />
      <span className="visually-hidden"> {name}</span>
    </TextLink>
  )
}
