import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readAsked, readSpoken } from '~/counter/asked.server'
import { isAskedToo } from '~/counter/said'
import { recordVisit } from '~/counter/visit-use-cases.server'
import { inLanguage } from '~/i18n/language'
import { PATHS, withQuery } from '~/paths'
import { printSlips } from '~/recording/print-use-cases.server'
import { Button, ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { PageForm, Said, useFormOf } from '~/ui/FormParts'
import { Heading } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../../form-action.server'
import { Aloud } from './Aloud'
import { NotHere } from './NotHere'
import { VISIT_REFUSALS } from './refusals'
import { SaidAloud } from './SaidAloud'
import { AnswerTrees } from '../parts/AnswerTrees'
import { WhoWasThere } from './WhoWasThere'
import { shownVisit, visitAt } from './visit.server'
import { StepOf, VisitPage } from './VisitPage'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'counter.read-back.title',
  words: ['staff', 'counter', 'recording'],
  menu: 'none',
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const visit = await visitAt({ params, context })
  const { runtime } = context.portal
  const { said } = visit
  if (!said) throw redirect(inLanguage(context.language, PATHS.counter({ visit: visit.id })))
  const { holder } = await readAsked(runtime, visit)
  const { document, representative, child } = said.evidence
  return json({
    ...{ visit: shownVisit(visit), holder, what: said.what },
    lines: await readSpoken(runtime.database.reader, said.spoken),
    seen: { document, ofSpeaker: representative?.document ?? null, child },
    back:
      said.what === 'single' ? PATHS.counterSingle({ visit: visit.id }) : PATHS.counter({ visit: visit.id }),
  })
}

const form = defineButtons(() => ({}), VISIT_REFUSALS)

export const action = formAction(form, async (_read, at) => {
  const visit = await visitAt({ params: at.params, context: at })
  const { runtime } = at.portal
  const recorded = await recordVisit(runtime, visit)
  if (!recorded) return PATHS.counter({ visit: visit.id })
  if (!recorded.ok) return recorded
  if (!recorded.isAgain) await printSlips(runtime, visit.dossier, recorded.id)
  return withQuery(PATHS.counterDone({ visit: visit.id }), { [recorded.isAgain ? 'al' : 'print']: true })
})

/** What is about to be written down, read back to who said it, before anything counts. */
export default function ReadBack() {
  const { visit, holder, what, lines, seen, back } = useLoaderData<typeof loader>()
  const of = useFormOf()
  const who = isAskedToo(visit.age) && visit.withSpeaker ? 'both' : visit.withSpeaker ? 'speaker' : 'person'
  return (
    <VisitPage visit={visit}>
      <StepOf step={3} />
      <PageTitle>
        <FormattedMessage id="counter.read-back.title" />
      </PageTitle>
      {of.refusal?.code === 'not-here' ? (
        <NotHere visitId={visit.id} announced />
      ) : (
        <Said of={of} kind="attention" />
      )}
      <Aloud>
        <SaidAloud visit={visit} what={what} lines={lines} />
      </Aloud>
      <AnswerTrees holder={holder.name} group={holder.group} lines={lines} />
      <WhoWasThere visit={visit} seen={seen} />
      <p>
        <FormattedMessage id={`counter.read-back.told.${who}`} />
      </p>
      <Heading level={2} looks={3}>
        <FormattedMessage id={`counter.read-back.says.${who}`} />
      </Heading>
      <PageForm of={of}>
        <Actions>
          <Button size="main" id="leg-vast">
            <FormattedMessage id="counter.read-back.record" />
          </Button>
          <ButtonLink to={back} size="main">
            <FormattedMessage id="counter.read-back.wrong" />
          </ButtonLink>
        </Actions>
      </PageForm>
    </VisitPage>
  )
}
