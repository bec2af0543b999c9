import { FormattedMessage } from 'react-intl'
import { STAFF_ROLES, type StaffRole } from '~/staff/role'
import { Checkbox, CheckboxGroup } from '~/ui/Checkbox'

/** The roles that one can have, each with what it may do; ticked are those that somebody has. */
export function RoleBoxes({ held = [] }: { held?: readonly StaffRole[] }) {
  return (
    <CheckboxGroup
      legend={<FormattedMessage id="staff.people.roles" />}
      hint={<FormattedMessage id="staff.people.roles.hint" />}
    >
      {STAFF_ROLES.map((role, place) => (
        <Checkbox
          key={role}
          name="rol"
          value={role}
          {...(place > 0 && { id: `rol-${role}` })}
          defaultChecked={held.includes(role)}
          label={<FormattedMessage id={`staff.role.${role}`} />}
          hint={<FormattedMessage id={`staff.role.${role}.may`} />}
        />
      ))}
    </CheckboxGroup>
  )
}
