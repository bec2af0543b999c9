import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { joined } from '~/i18n/joined'
import { readOptInAsked } from '~/choosing/opt-in-asked'
import { optInForm } from '~/choosing/opt-in-form'
import { beginOptIn, readOptInDetails } from '~/choosing/opt-in-use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { Button } from '~/ui/Button'
import { Actions, Columns, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { useRootData } from '~/ui/root-data'
import { cameFrom, goingTo } from '../../came-from'
import { formAction } from '../../form-action.server'
import { useBack } from '../../use-came-from'
import { DetailFields, WhyAsked } from './DetailFields'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'optin.details.title',
  words: [...OWN_WORDS, 'optin'],
  menu: 'none',
  form: { sends: 'post' },
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const asked = readOptInAsked(params)
  const details = asked && (await readOptInDetails(context.portal.runtime, dossierIn(context), asked))
  if (!details) throw new Response(null, { status: 404 })
  return json({ ...details, what: asked.what })
}

const form = defineForm(optInForm, { refusals: { 'not-there': 404 } })

/** On to the questions of that provider; a withdrawal has answered them, and goes on to the check. */
export const action = formAction(form, async (person, at) => {
  const asked = readOptInAsked(at.params)
  if (!asked) return { refusal: 'not-there' }
  const begun = await beginOptIn(at.portal.runtime, dossierIn(at), { ...asked, person })
  if (!begun.ok) return begun
  const [first] = begun.to
  const isChanged = cameFrom(new URL(at.request.url).searchParams)[0] === 'controle'
  const isAsked = begun.what === 'opt-in' && first !== undefined && !isChanged
  return goingTo(isAsked ? PATHS.provider({ holder: first }) : PATHS.review, ['aanvragen'])
})

/** Who it is about, for that provider to find them; only what is known stands there beforehand. */
export default function OptInDetails() {
  const shown = useLoaderData<typeof loader>()
  const { providers, what } = shown
  const intl = useIntl()
  const of = useFormOf(form)
  const isForAnother = Boolean(useRootData()?.actingFor)
  return (
    <PageBody>
      <Problems of={of} />
      <Columns aside={<WhyAsked />}>
        <PageTitle
          back={{ to: useBack(what === 'opt-in' ? PATHS.newOptIn : PATHS.newWithdrawal) }}
          lead={
            <FormattedMessage
              id="optin.details.to"
              values={{
                names: joined(
                  intl,
                  providers.map(({ name }) => name),
                ),
              }}
            />
          }
        >
          <FormattedMessage id={isForAnother ? 'optin.details.child' : 'optin.details.title'} />
        </PageTitle>
        <Said of={of} />
        <PageForm of={of}>
          <DetailFields {...shown} />
          <Actions>
            <Button kind="primary" size="main">
              <FormattedMessage id={`optin.details.onward.${what}`} />
            </Button>
          </Actions>
        </PageForm>
      </Columns>
    </PageBody>
  )
}
