import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { keptKeys, OLD_KEYS_DAYS, otherKeysForm } from '~/colleagues/client-forms'
import { blockOwnClient, changeOwnKeys, readOwnClient } from '~/colleagues/client-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card } from '~/ui/Card'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { typedIn } from '~/ui/form-problems'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { formAction } from '../../form-action.server'
import { ClientFacts } from './ClientFacts'
import { KEY_REFUSALS, KeyFields } from './KeyFields'

type Loaded = { client: { status: string } }

export const handle = page({
  audience: 'staff',
  needs: 'clients',
  title: 'organisation.client.title',
  words: ['staff', 'organisation'],
  form: { sends: 'post', when: ({ client }: Loaded) => client.status === 'active' },
})

const DONE = {
  nieuw: 'organisation.client.new.done',
  sleutels: 'organisation.client.replace.done',
  geblokkeerd: 'organisation.client.block.done',
} as const
const readDone = (given: string | null) =>
  (Object.keys(DONE) as (keyof typeof DONE)[]).find((one) => one === given) ?? null

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const client = await readOwnClient(context.portal.runtime, atWork(context.actor), params.client ?? '')
  if (!client) throw new Response(null, { status: 404 })
  return json({ client, done: readDone(new URL(request.url).searchParams.get('gedaan')) })
}

const form = defineForm(otherKeysForm, {
  refusals: {
    ...KEY_REFUSALS,
    blocked: { status: 409, words: 'organisation.client.blocked' },
    'same-kid': { status: 422, words: 'organisation.client.replace.same-kid', field: 'sleutels' },
    'no-old': { status: 422, words: 'organisation.client.replace.no-old', field: 'tot' },
  },
  keep: (sent) => {
    const { sleutels = '', adres = '', tot = '' } = typedIn(sent)
    return { adres, tot, sleutels: keptKeys(sleutels) }
  },
})

export const action = formAction(
  form,
  async ({ sleutels: keys, adres: address, tot: oldDays }, at) => {
    const [id, staff] = [at.params.client ?? '', atWork(at.actor)]
    const changing = { staff, id, keys, address, oldDays, requestId: at.requestId }
    const changed = await changeOwnKeys(at.portal.runtime, changing)
    return changed.ok ? withQuery(PATHS.client({ client: id }), { gedaan: 'sleutels' }) : changed
  },
  {
    block: async (_value, at) => {
      const id = at.params.client ?? ''
      const blocking = { staff: atWork(at.actor), id, requestId: at.requestId }
      const blocked = await blockOwnClient(at.portal.runtime, blocking)
      return blocked.ok ? withQuery(PATHS.client({ client: id }), { gedaan: 'geblokkeerd' }) : blocked
    },
  },
)

/** One care system of one's own organisation: its keys, and the way to stop it. */
export default function Client() {
  const { client, done } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody width="counter" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.clients }}>{client.name}</PageTitle>
      <Said of={of} kind="attention" />
      {done && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id={DONE[done]} />
        </Notice>
      )}
      <Card>
        <ClientFacts {...client} />
      </Card>
      {client.status === 'active' && (
        <>
          <section className="section">
            <Heading level={2}>
              <FormattedMessage id="organisation.client.replace" />
            </Heading>
            <PageForm of={of}>
              <KeyFields />
              <OldKeys areFetched={client.jwksUri !== null} />
              <Actions>
                <Button kind="primary" size="main">
                  <FormattedMessage id="organisation.client.replace.save" />
                </Button>
              </Actions>
            </PageForm>
          </section>
          <section className="section">
            <Heading level={2}>
              <FormattedMessage id="organisation.client.block" />
            </Heading>
            <Paragraph>
              <FormattedMessage id="organisation.client.block.text" />
            </Paragraph>
            <ButtonForm hidden={{ do: 'block' }}>
              <Button size="main">
                <FormattedMessage id="organisation.client.block.do" />
              </Button>
            </ButtonForm>
          </section>
        </>
      )}
    </PageBody>
  )
}

/** How long the keys of now still work; those that are fetched from an address stop at once, and nothing is asked. */
function OldKeys({ areFetched }: { areFetched: boolean }) {
  if (areFetched) return <input type="hidden" name="tot" value={0} />
  return (
    <RadioTiles
      name="tot"
      legend={<FormattedMessage id="organisation.client.replace.until" />}
      hint={<FormattedMessage id="organisation.client.replace.until.hint" />}
    >
      {OLD_KEYS_DAYS.map((days) => (
        <RadioTile
          key={days}
          name="tot"
          value={days}
          label={<FormattedMessage id={`organisation.client.replace.${days}`} />}
        />
      ))}
    </RadioTiles>
  )
}
