import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readAsked } from '~/counter/asked.server'
import { questionForm } from '~/counter/forms'
import { evidenceOf, isDecidedFor } from '~/counter/said'
import { keepSaid, mayAsk, recordVisit } from '~/counter/visit-use-cases.server'
import { inLanguage } from '~/i18n/language'
import { PATHS, type Path } from '~/paths'
import { spokenIn } from '~/recording/spoken'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../../form-action.server'
import { Aloud } from './Aloud'
import { AnswerField } from './AnswerField'
import { NotHere } from './NotHere'
import { ParentToo } from './ParentToo'
import { OtherWays } from './OtherWays'
import { SeenFields } from './SeenFields'
import { shownVisit, visitAt } from './visit.server'
import { StepOf, VisitPage } from './VisitPage'
import { VISIT_REFUSALS } from './refusals'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'counter.question.title',
  words: ['staff', 'counter', 'recording'],
  menu: 'none',
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const visit = await visitAt({ params, context })
  const { runtime } = context.portal
  const onward = (path: Path) => redirect(inLanguage(context.language, path))
  const may = await mayAsk(runtime, visit)
  if (may && isDecidedFor(visit.age) && !visit.speaker)
    throw onward(PATHS.counterSpeaker({ visit: visit.id }))
  const { situation, holder } = await readAsked(runtime, visit)
  if (may && !situation) throw onward(PATHS.counterSingle({ visit: visit.id }))
  const answered = visit.said?.what === situation ? visit.said?.spoken[0]?.answer : undefined
  return json({ visit: shownVisit(visit), may, situation, holder, answered })
}

const form = defineForm(questionForm, { refusals: VISIT_REFUSALS })

export const action = formAction(
  form,
  async ({ antwoord, ...seen }, at) => {
    const visit = await visitAt({ params: at.params, context: at })
    const { runtime } = at.portal
    const { situation } = await readAsked(runtime, visit)
    if (!situation) return PATHS.counterSingle({ visit: visit.id })
    const spoken = spokenIn(situation, antwoord)
    const read = evidenceOf(seen, { ...visit, spoken })
    if (!read.ok) return read
    const said = { what: situation, spoken, evidence: read.evidence }
    await keepSaid(runtime, visit, said)
    return PATHS.counterReadBack({ visit: visit.id })
  },
  {
    'niet-kiezen': async (_pressed, at) => {
      const visit = await visitAt({ params: at.params, context: at })
      const evidence = { document: null, representative: visit.speaker, child: 'did-not' } as const
      const said = { what: 'none', spoken: [], evidence } as const
      const recorded = await recordVisit(at.portal.runtime, { ...visit, said: { ...said, spoken: [] } })
      return recorded?.ok ? PATHS.counterDone({ visit: visit.id }) : recorded!
    },
  },
)

/** The one question, to be read out word for word, and what was answered. */
export default function Question() {
  const { visit, may, situation, holder, answered } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  const isRefused = of.refusal?.code === 'not-here'
  if (!may || !situation || isRefused)
    return (
      <VisitPage visit={visit}>
        <PageTitle>
          <FormattedMessage id="counter.not-here.title" />
        </PageTitle>
        <NotHere visitId={visit.id} announced={isRefused} />
        <OtherWays visit={visit} without={['single', 'none']} />
      </VisitPage>
    )
  return (
    <VisitPage visit={visit} keys={{ j: 'antwoord', n: 'antwoord-no' }}>
      <Problems of={of} />
      <StepOf step={2} />
      <PageTitle>
        <FormattedMessage id="counter.question.title" />
      </PageTitle>
      <Said of={of} kind="attention" />
      <Aloud id="vraag">
        <FormattedMessage id={`recording.question.${situation}`} />
      </Aloud>
      <p className="hint">
        <FormattedMessage id="counter.question.which" values={{ situation, holder: holder.name }} />
      </p>
      <ParentToo visit={visit} />
      <PageForm of={of}>
        <AnswerField
          name="antwoord"
          layout="large"
          label={<FormattedMessage id="counter.answer" />}
          keys={{ yes: 'J', no: 'N' }}
          answered={answered}
        />
        <SeenFields visit={visit} />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="counter.to-read-back" />
          </Button>
        </Actions>
      </PageForm>
      <OtherWays visit={visit} />
    </VisitPage>
  )
}
