import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { answerRequest, type AnswerSent } from '~/consentrequest/answer-use-cases.server'
import { readChecksOf } from '~/consentrequest/checks.server'
import { answerForm } from '~/consentrequest/forms'
import { readOwnRequest } from '~/consentrequest/own-use-cases.server'
import { useAnother } from '~/i18n/SpeakOf'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { Problems, Said, useFormOf } from '~/ui/FormParts'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'
import { formAction, readSent, type At } from '../../form-action.server'
import { doneWithOne } from './done'
import { RequestAnswer } from './RequestAnswer'
import { RequestChecks } from './RequestChecks'
import { RequestFacts } from './RequestFacts'

export const handle = page({
  audience: 'citizen',
  needs: 'end-leave',
  title: 'request.title',
  words: ['history', 'request'],
  form: { sends: 'post', when: ({ standing }: { standing?: string }) => standing === 'waiting' },
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const [dossier, id, query] = [dossierIn(context), params.request ?? '', new URL(request.url).searchParams]
  const looked = await readChecksOf(runtime, dossier, { id, place: query.get('voor') })
  const found = looked && (await readOwnRequest(runtime, dossier, id))
  if (!found) throw new Response(null, { status: 404 })
  return json({ ...found, looked, done: doneWithOne(query.get('gedaan'), found) })
}

const form = defineForm(answerForm, {
  lists: ['gegevens'],
  refusals: {
    'not-there': 404,
    'reads-only': 403,
    over: { status: 409, words: 'request.refused.over' },
    'gate-closed': { status: 422, words: 'request.refused.gate-closed' },
    'not-alone': { status: 422, words: 'request.answer.only-no' },
    'terms-not-accepted': { status: 422, words: 'request.refused.terms' },
    'register-down': { status: 503, words: 'request.refused.register-down', retryAfter: 60 },
    'nothing-chosen': { status: 422, words: 'request.answer.data.missing', field: 'gegevens' },
    'part-left-out': { status: 422, words: 'request.answer.data.part', field: 'gegevens' },
    wider: { status: 422, words: 'request.refused.wider', field: 'totenmet' },
    past: { status: 422, words: 'request.refused.past', field: 'totenmet' },
  },
})

export const action = formAction(form, (scope, at) => answer(at, { do: 'accept', scope }), {
  nee: (_, at) => answer(at, { do: 'decline' }),
  intrekken: (_, at) => answer(at, { do: 'withdraw' }),
  kleiner: async (_, at) => {
    const read = readSent(form, at)
    return read.ok ? answer(at, { do: 'narrow', scope: read.output }) : read.answer
  },
})

async function answer(at: At, sent: AnswerSent) {
  const id = at.params.request ?? ''
  const answered = await answerRequest(at.portal, dossierIn(at), { id, sent })
  if (!answered.ok) return answered
  // Who may see no names has no page of one.
  const back = answered.hasPage ? PATHS.request({ request: id }) : PATHS.requests
  return withQuery(back, { gedaan: sent.do })
}

/** What one organisation asks, and the answer to it. */
export default function Request() {
  const shown = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  const name = useAnother() ?? 'none'
  return (
    <PageBody narrow>
      {shown.done && of.isFirst && (
        <Notice kind="done" role="status">
          <FormattedMessage id={`request.done.${shown.done}`} values={{ ...bold, name }} />
        </Notice>
      )}
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.requests }} lead={<FormattedMessage id="request.apart" values={bold} />}>
        <FormattedMessage id="request.one.title" values={{ organisation: shown.organisation.name }} />
      </PageTitle>
      <Said of={of} kind="attention" />
      <RequestFacts {...shown} />
      <RequestAnswer {...shown} of={of} />
      <RequestChecks {...shown} />
    </PageBody>
  )
}
