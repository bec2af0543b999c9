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
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { formAction } from '../../form-action.server'
import { EndpointStatus } from './EndpointStatus'

export const handle = page({
  audience: 'staff',
  needs: 'endpoint',
  title: 'organisation.endpoint.title',
  words: ['staff', 'organisation'],
  form: { sends: 'post' },
})

const DONE = {
  nieuw: 'organisation.endpoint.saved',
  weg: 'organisation.endpoint.removed',
  opnieuw: 'organisation.endpoint.again.done',
} as const
const readDone = (given: string | null) =>
  (Object.keys(DONE) as (keyof typeof DONE)[]).find((one) => one === given) ?? null

export async function loader({ request, context }: LoaderFunctionArgs) {
  const endpoint = await readOwnEndpoint(context.portal.runtime, atWork(context.actor))
  return json({ endpoint, done: readDone(new URL(request.url).searchParams.get('gedaan')) })
}

const form = defineForm(endpointForm, {
  refusals: {
    'not-there': 404,
    'not-outside': { status: 422, words: 'organisation.endpoint.not-outside', field: 'adres' },
    'too-many': { status: 422, words: 'organisation.endpoint.too-many' },
  },
})

const done = (what: keyof typeof DONE) => withQuery(PATHS.endpoint, { gedaan: what })

export const action = formAction(
  form,
  async ({ adres: address }, { portal, actor, requestId }) => {
    const given = await giveEndpoint(portal, { staff: atWork(actor), address, requestId })
    return given.ok ? done('nieuw') : given
  },
  {
    remove: async (_value, { portal, actor, requestId }) => {
      const removed = await removeEndpoint(portal.runtime, { staff: atWork(actor), requestId })
      return removed.ok ? done('weg') : removed
    },
    again: async (_value, { portal, actor, requestId }) => {
      const tried = await tryEndpointAgain(portal.runtime, { staff: atWork(actor), requestId })
      return tried.ok ? done('opnieuw') : tried
    },
  },
)

/** Where an administrator says at which address the systems of their organisation are told that something changed. */
export default function NotificationEndpoint() {
  const { endpoint, done: was } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  const { address, askedAddress } = endpoint
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
      {was && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id={DONE[was]} />
        </Notice>
      )}
      <EndpointStatus endpoint={endpoint} />
      <PageForm of={of}>
        <TextField
          name="adres"
          inputMode="url"
          autoComplete="off"
          defaultValue={askedAddress ?? address ?? ''}
          label={<FormattedMessage id="organisation.endpoint.label" />}
          hint={<FormattedMessage id="organisation.endpoint.hint" />}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="organisation.endpoint.save" />
          </Button>
        </Actions>
      </PageForm>
      {(address ?? askedAddress) && (
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
