import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { replyForm } from '~/conversation/contact-form'
import { readForPerson, replyByPerson } from '~/conversation/person-use-cases.server'
import { signedIn } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../../form-action.server'
import { OwnConversation } from '../../public/parts/OwnConversation'

export const handle = page({
  audience: 'citizen',
  needs: 'own-settings',
  title: 'contact.own.title',
  words: ['contact'],
  form: { sends: 'post' },
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { subjectId } = signedIn(context.actor)
  const shown = await readForPerson(context.portal.runtime, { id: params.message ?? '', subjectId })
  if (!shown) throw new Response(null, { status: 404 })
  return json({ shown, sent: new URL(request.url).searchParams.has('verstuurd') })
}

const form = defineForm(replyForm, {
  refusals: {
    gone: 404,
    'too-late': { status: 409, words: 'contact.reply.too-late' },
    'too-often': { status: 429, words: 'contact.reply.too-often', retryAfter: 60 * 60 },
  },
})

export const action = formAction(form, async ({ bericht: text }, at) => {
  const { subjectId } = signedIn(at.actor)
  const message = at.params.message ?? ''
  const key = { id: message, subjectId, text, requestId: at.requestId }
  const replied = await replyByPerson(at.portal.runtime, key)
  return replied.ok ? withQuery(PATHS.ownMessage({ message }), { verstuurd: true }) : replied
})

/** One of one's own messages, and the form in which one replies. */
export default function OwnMessage() {
  const { shown, sent } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.ownMessages, words: <FormattedMessage id="contact.own.title" /> }}>
        {shown.number}: {shown.subject || <FormattedMessage id={`contact.topic.${shown.topic}`} />}
      </PageTitle>
      <OwnConversation shown={shown} of={of} sent={sent} />
    </PageBody>
  )
}
