import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/identity/access'
import { readGiven } from '~/mandate/given-use-cases.server'
import { endRepresentation, offerAuthorisation } from '~/mandate/grant-use-cases.server'
import { authorisingForm } from '~/onbehalf/forms'
import { PATHS } from '~/paths'
import { localDate } from '~/runtime/local-date'
import { typedDay } from '~/runtime/typed-day'
import { defineForm } from '~/ui/form'
import { NumberField, ShortField } from './parts/AskingFields'
import { AskingPage } from './parts/AskingPage'
import { GivenList } from './parts/GivenList'
import { askingPage, refusalsOf, sentFrom } from './parts/asking'
import { askingAction } from './parts/asking.server'

export const handle = askingPage('authorise')

export async function loader({ context: { portal, actor } }: LoaderFunctionArgs) {
  const today = typedDay(localDate(portal.runtime.now()))
  return json({ given: await readGiven(portal, signedIn(actor)), today })
}

const told = refusalsOf('authorise', ['same-person', 'period', 'already', 'too-many', 'not-possible'])
const form = defineForm(authorisingForm, { refusals: { ...told, otherwise: told['not-possible'] } })

export const action = askingAction(form, {
  ask: offerAuthorisation,
  onward: () => sentFrom(PATHS.authorise),
  buttons: {
    stop: async (id, { portal, actor, requestId }) => {
      const ended = await endRepresentation(portal, signedIn(actor), { id, requestId })
      if (!ended.ok) throw new Response(null, { status: 404 })
      return PATHS.authorise
    },
  },
})

export default function Authorise() {
  const { given, today } = useLoaderData<typeof loader>()
  const list = <GivenList given={given} />
  return (
    <AskingPage about="authorise" form={form} sent="authorise.sent" before={list} over="authorise.new">
      <NumberField label="authorise.bsn" hint="authorise.bsn.hint" />
      <ShortField name="vanaf" defaultValue={today} label="authorise.from" />
      <ShortField name="tot" optional label="authorise.until" hint="authorise.until.hint" />
    </AskingPage>
  )
}
