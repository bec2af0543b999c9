import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { signedIn } from '~/identity/access'
import { readGiven } from '~/mandate/given-use-cases.server'
import { endRepresentation, offerAuthorisation } from '~/mandate/grant-use-cases.server'
import { authorisingForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { localDate } from '~/runtime/local-date'
import { typedDay } from '~/runtime/typed-day'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { TextLink } from '~/ui/TextLink'
import { AskingPage, NumberField, ShortField } from './parts/AskingPage'
import { ASKING, refusalsOf } from './parts/asking'
import { askingAction } from './parts/asking.server'
import { GivenList } from './parts/GivenList'

export { headers } from './parts/asking.server'
export const handle = page({ ...ASKING, title: 'authorise.title' })

export async function loader({ context: { portal, actor } }: LoaderFunctionArgs) {
  const today = typedDay(localDate(portal.runtime.now()))
  return json({ given: await readGiven(portal, signedIn(actor)), today })
}

const told = refusalsOf('authorise', ['same-person', 'period', 'already', 'too-many', 'not-possible'])
const form = defineForm(authorisingForm, { refusals: { ...told, otherwise: told['not-possible'] } })

export const action = askingAction(
  form,
  async ({ bsn: to, vanaf: startsOn, tot: endsOn }, { portal, actor, requestId }) => {
    const offered = await offerAuthorisation(portal, actor, { to, startsOn, endsOn, requestId })
    return offered.ok ? withQuery(PATHS.authorise, { gevraagd: true }) : offered
  },
  {
    stop: async (id, { portal, actor, requestId }) => {
      const ended = await endRepresentation(portal, actor, { id, requestId })
      if (!ended.ok) throw new Response(null, { status: 404 })
      return PATHS.authorise
    },
  },
)

const NEW = { heading: 'authorise.new', text: 'authorise.new.text' } as const

export default function Authorise() {
  const { given, today } = useLoaderData<typeof loader>()
  const before = (
    <>
      <GivenList given={given} />
      <p className="part">
        <TextLink to={PATHS.agreements}>
          <FormattedMessage id="agreement.waiting.all" />
        </TextLink>
      </p>
    </>
  )
  return (
    <AskingPage about="authorise" of={useFormOf(form)} sent="authorise.sent" before={before} over={NEW}>
      <NumberField label="authorise.bsn" hint="authorise.bsn.hint" />
      <ShortField name="vanaf" defaultValue={today} label="authorise.from" />
      <ShortField name="tot" optional label="authorise.until" hint="authorise.until.hint" />
    </AskingPage>
  )
}
