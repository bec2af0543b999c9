import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { replyForm } from '~/conversation/contact-form'
import { readForPerson, replyByPerson } from '~/conversation/person-use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../form-action.server'
import { OwnConversation } from './parts/OwnConversation'

/** Open without logging in, by the link in the mail with an answer. Looking changes nothing, since scanners follow links. */
export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'contact.link.title',
  words: ['contact'],
  menu: 'none',
  form: { sends: 'post' },
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const shown = await readForPerson(context.portal.runtime, { token })
  if (!shown) context.noteWrongLink(token)
  const sent = new URL(request.url).searchParams.has('verstuurd')
  return json({ shown, sent }, { status: shown ? 200 : 404 })
}

const form = defineForm(replyForm, {
  refusals: {
    gone: { status: 404, words: 'contact.reply.gone' },
    'too-late': { status: 409, words: 'contact.reply.too-late' },
    'too-often': { status: 429, words: 'contact.reply.too-often', retryAfter: 60 * 60 },
  },
})

export const action = formAction(form, async ({ bericht: text }, at) => {
  const token = at.params.token ?? ''
  const replied = await replyByPerson(at.portal.runtime, { token, text, requestId: at.requestId })
  if (replied.ok) return withQuery(PATHS.replyToMessage({ token }), { verstuurd: true })
  if (replied.refusal === 'gone') at.noteWrongLink(token)
  return replied
})

/** One conversation with the desk, for who has the link of its mail. */
export default function Reply() {
  const { shown, sent } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  if (!shown) return <Gone />
  return (
    <PageBody narrow>
      <PageTitle lead={<FormattedMessage id="contact.link.lead" />}>
        {shown.number}: {shown.subject || <FormattedMessage id={`contact.topic.${shown.topic}`} />}
      </PageTitle>
      <OwnConversation shown={shown} of={of} sent={sent} />
    </PageBody>
  )
}

function Gone() {
  return (
    <PageBody narrow>
      <PageTitle lead={<FormattedMessage id="contact.link.gone.text" />}>
        <FormattedMessage id="contact.link.gone" />
      </PageTitle>
      <Actions>
        <ButtonLink to={PATHS.contact} kind="primary">
          <FormattedMessage id="contact.own.new" />
        </ButtonLink>
      </Actions>
    </PageBody>
  )
}
