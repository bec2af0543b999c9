import { json, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, type Params } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readException } from '~/choosing/exceptions-use-cases.server'
import { holderIn } from '~/choosing/questionnaire.server'
import { named } from '~/consent/choice'
import { pathOfAsked } from '~/consent/choosing'
import { CHOOSING_WORDS } from '~/i18n/areas'
import { dossierIn } from '~/portal/portal'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { ErrorSummary } from '~/ui/ErrorSummary'
import { PageTitle } from '~/ui/PageTitle'
import { SeenRevision } from '~/ui/SeenRevision'
import { TextLink } from '~/ui/TextLink'
import { PAGE_FORM, page } from '~/ui/page'
import { cameFrom } from '../../came-from'
import { formAction } from '../../form-action.server'
import { useBack } from '../../use-came-from'
import { AnswerProblemWords } from './AnswerProblemWords'
import { ExceptionForm } from './ExceptionForm'
import { QuestionnaireConflict } from './QuestionnaireConflict'
import { afterException } from './questionnaire-next'
import { askedForm, saveForm, type QuestionnaireRefused } from './questionnaire-route.server'

export const handle = page({
  audience: 'citizen',
  needs: 'choose',
  title: 'exception.title',
  words: CHOOSING_WORDS,
  menu: 'none',
  form: { sends: 'post', first: { name: 'next', value: 'on' } },
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json(await openException(params, context))
}

export const action = formAction(askedForm, async (form, at) => {
  const { asked, other } = await openException(at.params, at)
  const receiver = named(other.ura)
  const said = form.answers[receiver]
  if (!form.remove && (!said || said.answer === 'open'))
    return json(
      { ...NOTHING, typed: form.answers, revision: form.revision, base: form.base, missing: true },
      { status: 422 },
    )
  const answers = said ? { [receiver]: said } : {}
  const kept = await saveForm(at, { ...asked, form: { ...form, answers } })
  if (!kept.ok) return kept.answer
  return afterException(cameFrom(new URL(at.request.url).searchParams), asked)
})

/** The exception that an address names; 404 where there is none to make or to take away. */
async function openException(params: Params, context: AppLoadContext) {
  const holder = holderIn(params.scope, params.holder)
  const page = { holder: holder ?? '', data: params.data }
  const [row, ura] = [params.receiver ?? '', params.ura ?? '']
  const read = holder && (await readException(context.portal.runtime, dossierIn(context), { page, row, ura }))
  if (!read) throw new Response(null, { status: 404 })
  return read
}

type Refused = QuestionnaireRefused & { missing?: boolean }
const NOTHING: Pick<QuestionnaireRefused, 'problems' | 'conflicts'> = { problems: [], conflicts: [] }

/** One provider as an exception to its row: yes or no, and the last day of a yes. */
export default function ExceptionPage() {
  const shown = useLoaderData<typeof loader>()
  const { asked, other, left, said, revision, base, today } = shown
  const refused = useActionData<typeof action>() as Refused | undefined
  const back = useBack(pathOfAsked(asked))
  const receiver = named(other.ura)
  const problems = [
    ...(refused?.missing
      ? [{ field: `answer-${receiver}`, message: <FormattedMessage id="exception.missing" /> }]
      : []),
    ...(refused?.problems ?? []).map(({ problem }) => ({
      field: `until-${receiver}`,
      message: <AnswerProblemWords problem={problem} today={today} />,
    })),
  ]
  return (
    <PageBody narrow>
      <ErrorSummary problems={problems} />
      <PageTitle back={{ to: back }} step={<FormattedMessage id="exception.title" />}>
        <FormattedMessage id="exception.question" values={{ name: other.name }} />
      </PageTitle>
      {refused && refused.conflicts.length > 0 && (
        <QuestionnaireConflict
          refused={refused}
          base={base}
          names={{ receivers: [], providers: { [other.ura]: other.name } }}
        />
      )}
      <Form id={PAGE_FORM} method="post" noValidate key={revision}>
        <CsrfField />
        <SeenRevision revision={revision} base={refused?.base ?? base} />
        <ExceptionForm {...shown} typed={refused?.typed[receiver]} problems={problems} />
        <Actions>
          {!left && (
            <Button kind="primary" size="main" name="next" value="on">
              <FormattedMessage id="exception.save" />
            </Button>
          )}
          {said && (
            <Button name="remove" value={`${asked.data} ${receiver}`} size="main">
              <FormattedMessage id="exception.remove-this" />
            </Button>
          )}
          <TextLink to={back} kind="strong">
            <FormattedMessage id="exception.cancel" />
          </TextLink>
        </Actions>
      </Form>
    </PageBody>
  )
}
