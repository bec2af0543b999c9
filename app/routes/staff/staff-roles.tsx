import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { rolesForm } from '~/colleagues/forms'
import { changeRoles, readPerson } from '~/colleagues/people-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { rolesInOrder } from '~/staff/role'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../form-action.server'
import { RoleBoxes } from './parts/RoleBoxes'

export const handle = page({
  audience: 'staff',
  needs: 'staff-roles',
  title: 'staff.roles.title',
  words: ['staff'],
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const person = await readPerson(context.portal.runtime, atWork(context.actor), params.membership ?? '')
  if (!person) throw new Response(null, { status: 404 })
  const { name, profession, roles, isSelf } = person
  return json({ name, profession, roles, isSelf })
}

const form = defineForm(rolesForm, {
  lists: ['rol'],
  refusals: {
    'not-there': 404,
    'own-roles': { status: 403, words: 'staff.roles.own' },
    'changed-meanwhile': { status: 409, words: 'staff.roles.meanwhile' },
    'nothing-changed': PATHS.staffOrganisation,
  },
})

export const action = formAction(form, async ({ rol: roles, gezien }, at) => {
  const changing = { staff: atWork(at.actor), id: at.params.membership ?? '', requestId: at.requestId }
  const seen = rolesInOrder(gezien.split(' '))
  const changed = await changeRoles(at.portal.runtime, { ...changing, roles, seen })
  return changed.ok ? withQuery(PATHS.staffOrganisation, { bewaard: true }) : changed
})

/** What somebody of one's own organisation is from now on. */
export default function StaffRoles() {
  const { name, profession, roles, isSelf } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody width="counter" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.staffOrganisation }} lead={profession || undefined}>
        <FormattedMessage id="staff.roles.of" values={{ name }} />
      </PageTitle>
      <Said of={of} kind="attention" />
      {isSelf ? (
        <Notice kind="explain">
          <FormattedMessage id="staff.roles.own" />
        </Notice>
      ) : (
        <PageForm of={of}>
          <input type="hidden" name="gezien" value={roles.join(' ')} />
          <RoleBoxes held={roles} />
          <Actions>
            <Button kind="primary" size="main">
              <FormattedMessage id="staff.roles.save" />
            </Button>
          </Actions>
        </PageForm>
      )}
    </PageBody>
  )
}
