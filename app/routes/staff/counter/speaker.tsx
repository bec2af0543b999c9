import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { speakerForm } from '~/counter/who-forms'
import { findSpeaker } from '~/counter/speaker.server'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../../form-action.server'
import { NotHere } from './NotHere'
import { NumberAndDate } from './NumberAndDate'
import { DocumentTiles } from './SeenFields'
import { shownVisit, visitAt } from './visit.server'
import { StepOf, VisitPage } from './VisitPage'
import { LOOK_UP_REFUSALS } from './refusals'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'counter.speaker.title',
  words: ['staff', 'counter'],
  menu: 'none',
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ visit: shownVisit(await visitAt({ params, context })) })
}

const form = defineForm(speakerForm, {
  refusals: {
    'not-here': { status: 403, words: 'counter.not-here' },
    ...LOOK_UP_REFUSALS,
  },
})

export const action = formAction(form, async (typed, at) => {
  const visit = await visitAt({ params: at.params, context: at })
  const found = await findSpeaker(at.portal, visit, typed)
  return found.ok ? PATHS.counter({ visit: visit.id }) : found
})

/** Who speaks for the person, from their own document; the portal says whether they may decide, and nothing else. */
export default function WhoSpeaks() {
  const { visit } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  const isRefused = of.refusal?.code === 'not-here'
  const who = visit.age < 16 ? 'parent' : 'other'
  return (
    <VisitPage visit={visit}>
      <Problems of={of} />
      <StepOf step={1} />
      <PageTitle lead={<FormattedMessage id={`counter.speaker.lead.${who}`} />}>
        <FormattedMessage id={`counter.speaker.title.${who}`} />
      </PageTitle>
      {isRefused ? <NotHere visitId={visit.id} announced /> : <Said of={of} kind="attention" />}
      <PageForm of={of}>
        <NumberAndDate />
        <DocumentTiles of="speaker" />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="counter.speaker.button" />
          </Button>
        </Actions>
      </PageForm>
    </VisitPage>
  )
}
