import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { breachForm, commandIn } from '~/breach/forms'
import { doBreach, openBreach } from '~/breach/use-cases.server'
import type { BreachCommand } from '~/breach/decide'
import { PATHS, withQuery } from '~/paths'
import { findMember } from '~/staff/store.server'
import { Columns, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { Problems, Said, useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { formAction, type At } from '../../form-action.server'
import { officerOf } from '../at-office'
import { actsOf, readAct, type Act } from './acts'
import { BreachActForm } from './BreachActForm'
import { BreachActs } from './BreachActs'
import { BreachFactsShown } from './BreachFactsShown'
import { BreachPeople } from './BreachPeople'
import { previewIn } from './preview.server'
import { RegulatorText } from './RegulatorText'
import { REFUSALS } from './told'

export const handle = page({
  audience: 'internal',
  needs: 'breaches',
  title: 'breach.title',
  words: ['breach'],
  form: { sends: 'post', when: ({ act }: { act?: string | null }) => Boolean(act) },
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await openBreach(context.portal.runtime, params.breach ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const acts = actsOf(found)
  const { config } = context.portal
  const preview = found.state.notice && previewIn(found.state.notice, config)
  const { name, privacyOfficer, phone } = config.organisation
  const organisation = { name, email: privacyOfficer, phone }
  return json({
    ...{ ...found, acts, preview, organisation },
    act: readAct(query.get('doe'), acts),
    did: query.has('gedaan'),
  })
}

const form = defineForm(breachForm, { refusals: REFUSALS })

export const action = formAction(
  form,
  async (typed, at) => {
    const { runtime } = at.portal
    const isNamed = typed.do === 'look-for' && typed.medewerker !== ''
    const member = isNamed ? await findMember(runtime.database.reader, runtime, typed.medewerker) : ''
    if (member === null) return { refusal: 'no-member' as const }
    const read = commandIn(typed, member)
    if (read.ok) return act(at, read.command)
    return read.refusal === 'no-day' && typed.do === 'look-for' ? { refusal: 'no-days' as const } : read
  },
  {
    tell: (_, at) => act(at, { do: 'tell' }),
    stop: (_, at) => act(at, { do: 'stop' }),
  },
)

/** Where the text is that is missing, by the act that asks for it. */
const EMPTY = { correct: 'empty-nature', word: 'empty-notice' } as const

async function act(at: At, command: BreachCommand) {
  const id = at.params.breach ?? ''
  const done = await doBreach(at.portal.runtime, officerOf(at), { id, command })
  if (done.ok) return withQuery(PATHS.breach({ breach: id }), { gedaan: true })
  const place = EMPTY[command.do as Extract<Act, keyof typeof EMPTY>]
  return done.refusal === 'empty' && place ? { refusal: place } : done
}

/** One breach: until when it must be reported, what is known, whom it touches and how far they are told. */
export default function Breach() {
  const found = useLoaderData<typeof loader>()
  const { id, number, state, clock, acts, act: chosen, did, people, work, preview, organisation } = found
  const of = useFormOf(form)
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <Said of={of} />
      {did && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id="breach.did" values={bold} />
        </Notice>
      )}
      <PageTitle
        back={{ to: PATHS.breaches }}
        lead={<FormattedMessage id={`breach.kind.${state.facts.kind}`} />}
      >
        <FormattedMessage id="breach.one.title" values={{ number }} />
      </PageTitle>
      <Columns aside={<BreachPeople {...{ state, people, work, preview }} />}>
        <BreachFactsShown state={state} clock={clock} steps={found.steps} />
        <BreachActs id={id} acts={acts} chosen={chosen} />
        {chosen && <BreachActForm key={chosen} act={chosen} state={state} of={of} />}
        <RegulatorText {...{ number, state, people, organisation }} />
      </Columns>
    </PageBody>
  )
}
