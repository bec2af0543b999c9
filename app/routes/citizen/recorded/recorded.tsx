import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { readMeanwhile } from '~/consequence/meanwhile-use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { answerRecord } from '~/recording/citizen-use-cases.server'
import { answerForm } from '~/recording/forms'
import { banOf, readLatestRecorded } from '~/recording/list-use-cases.server'
import { readRecorded } from '~/recording/recorded-use-cases.server'
import { Columns, PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { formAction } from '../../form-action.server'
import { useBack } from '../../use-came-from'
import { LockNotice } from '../parts/LockNotice'
import { Answers } from './Answers'
import { Before } from './Before'
import { InForce } from './InForce'
import { Meanwhile } from './Meanwhile'
import { RecordedDone } from './RecordedDone'
import { RecordedEnded } from './RecordedEnded'
import { Switch } from './Switch'
import { WhatWaits } from './WhatWaits'
import { WhatWasSaid } from './WhatWasSaid'
import { WhoRecorded } from './WhoRecorded'
import { DONE, doneOf } from './shown'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'recorded.title',
  words: ['history', 'lock', 'recorded', 'recording'],
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const dossier = dossierIn(context)
  const found = await readRecorded(runtime, dossier, params.recording ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const { id } = found
  const [before, ban, meanwhile] = await Promise.all([
    readLatestRecorded(runtime, dossier, { limit: 2, except: id }),
    banOf(runtime, dossier),
    readMeanwhile(runtime, dossier, { id, language: context.language }),
  ])
  return json({
    ...found,
    before,
    ban,
    meanwhile,
    done: doneOf(new URL(request.url).searchParams.get('gedaan'), found),
  })
}

const form = defineButtons(answerForm, {
  'not-asked': { status: 409, words: 'recorded.refused.not-asked' },
  'gate-closed': { status: 409, words: 'recorded.refused.gate-closed' },
  'reads-only': { status: 403, words: 'recorded.refused.reads-only' },
  'terms-not-accepted': PATHS.welcome,
  otherwise: 404,
})

/** What was answered, ended or over by then is what the page shows: pressed twice, it says what was done once. */
const SHOWN_BY_PAGE = ['not-there', 'over']

export const action = formAction(form, async (asked, at) => {
  const id = at.params.recording ?? ''
  const answered = await answerRecord(at.portal.runtime, dossierIn(at), { id, doing: asked.do })
  if (answered.ok || SHOWN_BY_PAGE.includes(answered.refusal))
    return withQuery(PATHS.recorded({ recording: id }), { gedaan: DONE[asked.do] })
  return answered
})

export default function Recorded() {
  const shown = useLoaderData<typeof loader>()
  const { done, ended } = shown
  const back = useBack(PATHS.overview)
  return (
    <PageBody>
      <LockNotice />
      <Said of={useFormOf()} kind="attention" />
      {done ? (
        <RecordedDone {...shown} done={done} />
      ) : (
        <PageTitle back={{ to: back }} lead={<Lead />}>
          <FormattedMessage id="recorded.title" />
        </PageTitle>
      )}
      <Columns
        aside={
          <>
            <Switch {...shown} />
            <Before {...shown} />
          </>
        }
      >
        {!done && ended && <RecordedEnded {...shown} ended={ended} />}
        {!done && <WhoRecorded {...shown} />}
        {!done && <WhatWasSaid {...shown} />}
        <InForce {...shown} />
        <Meanwhile {...shown} />
        <WhatWaits {...shown} />
        <Answers {...shown} />
      </Columns>
    </PageBody>
  )
}

function Lead() {
  const { ended, mayAnswer } = useLoaderData<typeof loader>()
  if (ended) return <FormattedMessage id="recorded.lead.ended" />
  if (!mayAnswer) return <FormattedMessage id="recorded.lead.read" />
  const link = (words: ReactNode) => (
    <TextLink key="answer" to="#antwoord">
      {words}
    </TextLink>
  )
  return <FormattedMessage id="recorded.lead" values={{ a: link }} />
}
