import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readAsked } from '~/counter/asked.server'
import { singleForm } from '~/counter/forms'
import { evidenceOf, fieldOf, isDecidedFor, spokenIn } from '~/counter/said'
import { keepSaid, mayAsk } from '~/counter/visit-use-cases.server'
import { inLanguage } from '~/i18n/language'
import { useText } from '~/i18n/text'
import { PATHS, type Path } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { typedIn } from '~/ui/form-problems'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { Heading } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { QuestionRow, QuestionRows } from '~/ui/YesNo'
import { formAction } from '../../form-action.server'
import { AnswerField } from './AnswerField'
import { OtherWays } from './OtherWays'
import { ParentToo } from './ParentToo'
import { VISIT_REFUSALS } from './refusals'
import { SeenFields } from './SeenFields'
import { shownVisit, visitAt } from './visit.server'
import { StepOf, VisitPage } from './VisitPage'

export const handle = page({
  audience: 'staff',
  needs: 'counter',
  title: 'counter.single.title',
  words: ['staff', 'counter'],
  menu: 'none',
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const visit = await visitAt({ params, context })
  const { runtime } = context.portal
  const { id } = visit
  const onward = (path: Path) => redirect(inLanguage(context.language, path))
  if (!(await mayAsk(runtime, visit))) throw onward(PATHS.counter({ visit: id }))
  if (isDecidedFor(visit.age) && !visit.speaker) throw onward(PATHS.counterSpeaker({ visit: id }))
  const { offered, nameOf, holder, situation } = await readAsked(runtime, visit)
  const said = visit.said?.what === 'single' ? visit.said.spoken : []
  const kinds = [...new Set(offered.map(({ data }) => data))]
  return json({
    ...{ visit: shownVisit(visit), holder, hasQuestion: situation !== null },
    kinds: kinds.map((kind) => {
      const lines = offered.filter(({ data }) => data === kind)
      return {
        name: nameOf(lines[0]!).data,
        lines: lines.map((line) => ({
          ...{ field: fieldOf(line), name: nameOf(line).receiver },
          answered: said.find((one) => fieldOf(one) === fieldOf(line))?.answer,
        })),
      }
    }),
  })
}

const form = defineForm(singleForm, { refusals: VISIT_REFUSALS, keep: typedIn })

export const action = formAction(form, async (sent, at) => {
  const visit = await visitAt({ params: at.params, context: at })
  const { runtime } = at.portal
  const { offered } = await readAsked(runtime, visit)
  const spoken = spokenIn(sent, offered)
  if (spoken.length === 0) return { refusal: 'nothing-said' }
  const read = evidenceOf(sent, { ...visit, spoken })
  if (!read.ok) return read
  await keepSaid(runtime, visit, { what: 'single', spoken, evidence: read.evidence })
  return PATHS.counterReadBack({ visit: visit.id })
})

/** Single choices: what was said about some, and nothing about the rest. */
export default function Single() {
  const { visit, holder, kinds, hasQuestion } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  const text = useText()
  return (
    <VisitPage visit={visit}>
      <Problems of={of} />
      <StepOf step={2} />
      <PageTitle lead={<FormattedMessage id="counter.single.lead" values={{ holder: holder.name }} />}>
        <FormattedMessage id="counter.single.title" />
      </PageTitle>
      <Said of={of} kind="attention" />
      <ParentToo visit={visit} />
      <PageForm of={of}>
        {kinds.map(({ name, lines }) => (
          <section key={name.nl} className="section">
            <Heading level={2} id={`soort-${lines[0]!.field}`}>
              {text(name)}
            </Heading>
            <QuestionRows>
              {lines.map((line) => (
                <QuestionRow key={line.field}>
                  <AnswerField
                    name={line.field}
                    label={text(line.name)}
                    questionId={`soort-${lines[0]!.field}`}
                    answered={line.answered}
                  />
                </QuestionRow>
              ))}
            </QuestionRows>
          </section>
        ))}
        <SeenFields visit={visit} />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="counter.to-read-back" />
          </Button>
        </Actions>
      </PageForm>
      <OtherWays visit={visit} without={hasQuestion ? [] : ['single']} />
    </VisitPage>
  )
}
