import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { atWork } from '~/identity/access'
import { inboxAddressForm } from '~/inbox/address-form'
import { giveInboxAddress, readInboxAddressOf } from '~/inbox/address-use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { formAction } from '../../form-action.server'

export const handle = page({
  audience: 'staff',
  needs: 'inbox-address',
  title: 'inbox.address.title',
  words: ['staff', 'inbox'],
  form: { sends: 'post' },
})

export async function loader({ context }: LoaderFunctionArgs) {
  const inbox = await readInboxAddressOf(context.portal.runtime, atWork(context.actor))
  return json({ email: inbox.pending?.email ?? inbox.address?.email ?? '' })
}

const form = defineForm(inboxAddressForm, {
  refusals: {
    'not-there': 404,
    'too-many': { status: 422, words: 'inbox.address.too-many', field: 'mail' },
  },
})

export const action = formAction(form, async ({ mail: email }, { portal, actor, requestId }) => {
  const given = await giveInboxAddress(portal.runtime, { staff: atWork(actor), email, requestId })
  return given.ok ? withQuery(PATHS.staffOrganisation, { bewaard: 'adres' }) : given
})

/** Where an organisation is told that a patient sent it something. */
export default function InboxAddress() {
  const { email } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody width="counter" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.staffOrganisation }} lead={<FormattedMessage id="inbox.address.lead" />}>
        <FormattedMessage id="inbox.address.title" />
      </PageTitle>
      <PageForm of={of}>
        <TextField
          name="mail"
          type="email"
          optional
          autoComplete="off"
          defaultValue={email}
          label={<FormattedMessage id="inbox.address.label" />}
          hint={<FormattedMessage id="inbox.address.hint" />}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="inbox.address.save" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
