import { FormattedMessage } from 'react-intl'
import { personForm } from '~/colleagues/forms'
import { addPerson } from '~/colleagues/people-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { formAction } from '../form-action.server'
import { RoleBoxes } from './parts/RoleBoxes'

export const handle = page({
  audience: 'staff',
  needs: 'staff-roles',
  title: 'staff.add.title',
  words: ['staff'],
  form: { sends: 'post' },
})

/** Gives nothing, but has the server look whether one may come in, also when arriving by a link. */
export function loader() {
  return null
}

const form = defineForm(personForm, {
  lists: ['rol'],
  refusals: {
    'not-there': 404,
    'known-already': { status: 422, words: 'staff.add.known', field: 'nummer' },
  },
})

export const action = formAction(form, async ({ nummer: number, naam: name, rol: roles }, at) => {
  const adding = { staff: atWork(at.actor), number, name, roles, requestId: at.requestId }
  const added = await addPerson(at.portal.runtime, adding)
  return added.ok ? withQuery(PATHS.staffOrganisation, { bewaard: true }) : added
})

/** Where an administrator puts somebody on the list who never logged in. */
export default function AddStaff() {
  const of = useFormOf(form)
  return (
    <PageBody width="counter" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.staffOrganisation }} lead={<FormattedMessage id="staff.add.lead" />}>
        <FormattedMessage id="staff.add.title" />
      </PageTitle>
      <Said of={of} />
      <PageForm of={of}>
        <TextField
          name="nummer"
          inputMode="numeric"
          autoComplete="off"
          width="middle"
          label={<FormattedMessage id="staff.people.number" />}
          hint={<FormattedMessage id="staff.people.number.hint" />}
        />
        <TextField
          name="naam"
          autoComplete="off"
          label={<FormattedMessage id="staff.people.name" />}
          hint={<FormattedMessage id="staff.people.name.hint" />}
        />
        <RoleBoxes />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="staff.people.add" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
