import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import type { RightsCommand } from '~/rights/decide'
import { officerForm } from '~/rights/forms'
import { doRights, openRights } from '~/rights/officer-use-cases.server'
import { localDate } from '~/runtime/local-date'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Columns, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { Problems, Said, useFormOf } from '~/ui/FormParts'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { formAction, type At } from '../form-action.server'
import { ClockCard } from '../citizen/rights/ClockCard'
import { ActForm } from './ActForm'
import { actsOf, readAct } from './acts'
import { OfficerActs } from './OfficerActs'
import { RequestFacts } from './RequestFacts'
import { officerOf } from './at-office'
import { REFUSALS } from './told'

export const handle = page({
  audience: 'internal',
  needs: 'rights-requests',
  title: 'officer.title',
  words: ['officer', 'rights'],
  form: { sends: 'post', when: ({ act }: { act?: string | null }) => Boolean(act) },
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await openRights(context.portal.runtime, officerOf(context), params.request ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const acts = actsOf(found)
  return json({ ...found, acts, act: readAct(query.get('doe'), acts), did: query.has('gedaan') })
}

const form = defineForm(officerForm, { refusals: REFUSALS })

export const action = formAction(
  form,
  async ({ do: pressed, tekst: text, dag, besluit, grond, weglating }, at) => {
    const by = officerOf(at).worker
    if (pressed === 'decide') {
      if (!besluit) return { refusal: 'no-outcome' as const }
      const ground = grond ? grond : null
      return act(at, { do: pressed, by, outcome: besluit, ground, text, redaction: weglating })
    }
    if (pressed === 'ask' || pressed === 'note-answer')
      return act(at, { do: pressed, by, text, on: dag || localDate(at.portal.runtime.now()) })
    return act(at, { do: pressed, by, text })
  },
  {
    take: (_, at) => act(at, { do: 'take', by: officerOf(at).worker }),
    prove: (_, at) => act(at, { do: 'prove', by: officerOf(at).worker }),
  },
)

async function act(at: At, command: Exclude<RightsCommand, { by: 'person' }>) {
  const id = at.params.request ?? ''
  const done = await doRights(at.portal.runtime, officerOf(at), { id, command })
  return done.ok ? withQuery(PATHS.officerRight({ request: id }), { gedaan: true }) : done
}

/** One request as the officer who has it deals with it; who has not may take it, and reads nothing until then. */
export default function Request() {
  const { number, kind, clock, standing, opened, acts, act: chosen, did, id } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <Said of={of} />
      {did && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id="officer.did" values={bold} />
        </Notice>
      )}
      <PageTitle back={{ to: PATHS.worklist }} lead={<FormattedMessage id={`rights.kind.${kind}`} />}>
        <FormattedMessage id="officer.request.title" values={{ number }} />
      </PageTitle>
      {!opened && (
        <>
          <Paragraph>
            <FormattedMessage id="officer.not-taken" />
          </Paragraph>
          <ButtonForm whole>
            <Button name="do" value="take" kind="primary" size="main">
              <FormattedMessage id="officer.take" />
            </Button>
          </ButtonForm>
        </>
      )}
      {opened && (
        <Columns aside={<ClockCard clock={clock} standing={standing} />}>
          <RequestFacts {...opened} />
          <OfficerActs id={id} acts={acts} chosen={chosen} clock={clock} />
          {chosen && <ActForm act={chosen} grounds={opened.grounds} today={opened.today} of={of} />}
        </Columns>
      )}
    </PageBody>
  )
}
