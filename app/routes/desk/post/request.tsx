import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { withdrawOnPaper } from '~/choosing/paper-use-cases.server'
import { PATHS } from '~/paths'
import { moveForm, stopForm } from '~/post/forms'
import { moveRequest, readRequestPage, sendOverview } from '~/post/request-use-cases.server'
import { Columns, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { Problems, Said, useFormOf } from '~/ui/FormParts'
import { Paragraph } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction, readSent, type At } from '../../form-action.server'
import { deskOf } from '../at-desk'
import { FIND_REFUSALS } from './refusals'
import { RequestActs } from './RequestActs'
import { RequestFacts } from './RequestFacts'

export const handle = page({
  audience: 'internal',
  needs: 'desk-post',
  title: 'post.requests.title',
  words: ['desk-post'],
  form: { sends: 'post' },
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const request = await readRequestPage(runtime, deskOf(context), params.request ?? '')
  if (!request) throw new Response(null, { status: 404 })
  return json(request)
}

const form = defineForm(moveForm, {
  refusals: {
    'not-there': 404,
    settled: { status: 409, words: 'post.refused.settled' },
    'not-returned': { status: 409, words: 'post.refused.not-returned' },
    identity: { status: 409, words: 'post.refused.identity' },
    'under-age': { status: 422, words: 'post.refused.under-age' },
    ...FIND_REFUSALS,
    'no-authority': { status: 422, words: 'post.refused.no-authority' },
    cannot: { status: 422, words: 'post.refused.cannot' },
    'no-reason': { status: 422, words: 'post.reason.missing', field: 'reden' },
  },
})

export const action = formAction(form, async ({ do: pressed, reden: reason }, at) => {
  if (pressed === 'handle') return handleIt(at)
  if (pressed === 'refuse' && !reason) return { refusal: 'no-reason' as const }
  const command = pressed === 'refuse' ? { do: pressed, reason: reason! } : { do: pressed }
  const id = at.params.request ?? ''
  const moved = await moveRequest(at.portal.runtime, deskOf(at), { id, command })
  return moved.ok ? { told: `post.did.${pressed}` as const } : moved
})

/** Who signed, by number and birth date. */
const signer = defineForm(stopForm)

async function handleIt(at: At) {
  const { runtime } = at.portal
  const by = deskOf(at)
  const id = at.params.request ?? ''
  const sent = await sendOverview(runtime, by, id)
  if (sent.ok) return { told: 'post.did.overview' as const }
  // What is no overview is a withdrawal; whatever else refuses says so itself.
  if (sent.refusal !== 'not-there') return sent
  // Of a child under 12 a parent signed, who is typed; of nobody else anything is.
  const typed = at.sent.has('bsn') ? readSent(signer, at) : null
  if (typed && !typed.ok) return typed.answer
  const withdrawn = await withdrawOnPaper(at.portal, by, { id, signer: typed?.output ?? null })
  return withdrawn.ok ? { told: 'post.did.withdraw-all' as const } : withdrawn
}

/** One request by post: who asked, how far it is, and what is next. What somebody chose is never here. */
export default function Request() {
  const request = useLoaderData<typeof loader>()
  const { number, kind, state, identitySeen, underTwelve } = request
  const of = useFormOf(form)
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <Said of={of} kind="attention" />
      <PageTitle back={{ to: PATHS.postRequests }} lead={<FormattedMessage id={`post.what.${kind}`} />}>
        <FormattedMessage id="post.request.title" values={{ number }} />
      </PageTitle>
      <Columns
        aside={
          <Paragraph kind="hint">
            <FormattedMessage id="post.request.gone" />
          </Paragraph>
        }
      >
        <RequestFacts {...request} />
        <RequestActs
          kind={kind}
          state={state}
          identitySeen={identitySeen}
          of={of}
          underTwelve={underTwelve}
        />
      </Columns>
    </PageBody>
  )
}
