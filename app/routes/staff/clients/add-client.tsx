import { FormattedMessage } from 'react-intl'
import { keptKeys, newClientForm } from '~/colleagues/client-forms'
import { addOwnClient } from '~/colleagues/client-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { typedIn } from '~/ui/form-problems'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { formAction } from '../../form-action.server'
import { KEY_REFUSALS, KeyFields } from './KeyFields'

export const handle = page({
  audience: 'staff',
  needs: 'clients',
  title: 'organisation.client.new.title',
  words: ['staff', 'organisation'],
  form: { sends: 'post' },
})

/** Gives nothing, but has the server look whether one may come in, also when arriving by a link. */
export function loader() {
  return null
}

const form = defineForm(newClientForm, {
  refusals: { ...KEY_REFUSALS, 'too-many': { status: 409, words: 'organisation.client.too-many' } },
  keep: (sent) => {
    const { naam = '', sleutels = '', adres = '' } = typedIn(sent)
    return { naam, adres, sleutels: keptKeys(sleutels) }
  },
})

export const action = formAction(form, async ({ naam: name, sleutels: keys, adres: address }, at) => {
  const adding = { staff: atWork(at.actor), name, keys, address, requestId: at.requestId }
  const added = await addOwnClient(at.portal.runtime, adding)
  return added.ok ? withQuery(PATHS.client({ client: added.id }), { gedaan: 'nieuw' }) : added
})

/** Where an administrator registers a care system of their organisation. */
export default function AddClient() {
  const of = useFormOf(form)
  return (
    <PageBody width="counter" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.clients }} lead={<FormattedMessage id="organisation.client.new.lead" />}>
        <FormattedMessage id="organisation.client.new.title" />
      </PageTitle>
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        <TextField
          name="naam"
          autoComplete="off"
          label={<FormattedMessage id="organisation.client.form.name" />}
          hint={<FormattedMessage id="organisation.client.form.name.hint" />}
        />
        <KeyFields />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="organisation.client.new.save" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
