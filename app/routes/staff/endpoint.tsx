import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { endpointForm } from '~/colleagues/endpoint-form'
import {
  giveEndpoint,
  readOwnEndpoint,
  removeEndpoint,
  tryEndpointAgain,
} from '~/colleagues/endpoint-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { formAction } from '../form-action.server'

export const handle = page({
  audience: 'staff',
  needs: 'clients',
  title: 'organisation.endpoint.title',
  words: ['staff', 'organisation'],
  form: { sends: 'post' },
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { address, askedAddress } = await readOwnEndpoint(context.portal.runtime, atWork(context.actor))
  return json({ address: askedAddress ?? address })
}

const form = defineForm(endpointForm, {
  refusals: {
    'not-there': 404,
    'not-outside': { status: 422, words: 'organisation.endpoint.wrong', field: 'adres' },
    'too-many': { status: 422, words: 'organisation.endpoint.too-many' },
  },
})

const done = (bewaard: string) => withQuery(PATHS.staffOrganisation, { bewaard })

export const action = formAction(
  form,
  async ({ adres: address }, { portal, actor, requestId }) => {
    const given = await giveEndpoint(portal, { staff: atWork(actor), address, requestId })
    return given.ok ? done('systeem') : given
  },
  {
    remove: async (_value, { portal, actor, requestId }) => {
      const removed = await removeEndpoint(portal.runtime, { staff: atWork(actor), requestId })
      return removed.ok ? done('systeem-weg') : removed
    },
    again: async (_value, { portal, actor, requestId }) => {
      const tried = await tryEndpointAgain(portal.runtime, { staff: atWork(actor), requestId })
      return tried.ok ? done('systeem-opnieuw') : tried
    },
  },
)

/** Where an administrator says at which address the systems of their organisation are told that something changed. */
export default function NotificationEndpoint() {
  const { address } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody width="counter" narrow>
      <Problems of={of} />
      <PageTitle
        back={{ to: PATHS.staffOrganisation }}
        lead={<FormattedMessage id="organisation.endpoint.lead" />}
      >
        <FormattedMessage id="organisation.endpoint.title" />
      </PageTitle>
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        <TextField
          name="adres"
          inputMode="url"
          autoComplete="off"
          defaultValue={address ?? ''}
          label={<FormattedMessage id="organisation.endpoint.label" />}
          hint={<FormattedMessage id="organisation.endpoint.hint" />}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="organisation.endpoint.save" />
          </Button>
        </Actions>
      </PageForm>
      {address && (
        <section className="section">
          <Heading level={2}>
            <FormattedMessage id="organisation.endpoint.remove" />
          </Heading>
          <Paragraph>
            <FormattedMessage id="organisation.endpoint.remove.text" />
          </Paragraph>
          <ButtonForm hidden={{ do: 'remove' }}>
            <Button size="main">
              <FormattedMessage id="organisation.endpoint.remove.do" />
            </Button>
          </ButtonForm>
        </section>
      )}
    </PageBody>
  )
}
