import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { listCanned } from '~/conversation/canned-use-cases.server'
import { answerForm } from '~/conversation/forms'
import { readKeysOff } from '~/conversation/key-switch.server'
import { notePresence } from '~/conversation/presence-use-cases.server'
import { readMessage } from '~/conversation/read-use-cases.server'
import { inLanguage } from '~/i18n/language'
import { PATHS } from '~/paths'
import { Columns, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../../form-action.server'
import { AnswerForm } from './AnswerForm'
import { MessageActs } from './MessageActs'
import { MessageBands } from './MessageBands'
import { BUTTONS, send } from './message-buttons.server'
import { MessageFacts } from './MessageFacts'
import { MessageKeys } from './MessageKeys'
import { NoteForm } from './NoteForm'
import { NotYours } from './NotYours'
import { ANSWER_REFUSED } from './refused'
import { Thread } from './Thread'
import { useMessageWatch } from './use-message-watch'
import { whoAtDesk } from './worker.server'

export const handle = page({
  audience: 'internal',
  needs: 'desk-messages',
  title: 'message.one.title',
  words: ['message'],
  form: { sends: 'post', when: (loaded: { message?: unknown }) => Boolean(loaded.message) },
})

export async function loader(args: LoaderFunctionArgs) {
  const { runtime } = args.context.portal
  const who = whoAtDesk(args)
  const opened = await readMessage(runtime, who)
  if (!opened.ok && opened.refusal === 'not-yours') {
    const { state, owned } = opened
    return json({ message: null, id: who.id, state, owned }, { status: 403 })
  }
  if (!opened.ok && opened.into)
    throw redirect(inLanguage(args.context.language, PATHS.deskMessage({ message: opened.into })))
  if (!opened.ok) throw new Response(null, { status: 404 })
  const { message } = opened
  await notePresence(runtime, { ...who, writes: message.draft !== null })
  const query = new URL(args.request.url).searchParams
  return json({
    message,
    canned: await listCanned(runtime.database.reader),
    keysOff: await readKeysOff(runtime.database.reader, who.by.worker),
    done: query.get('gedaan'),
    another: query.has('nog'),
    now: runtime.now(),
  })
}

const form = defineForm(answerForm, { refusals: ANSWER_REFUSED })

export const action = formAction(form, send, BUTTONS)

/** One message: the conversation, what is known of it, and what one can do. Never what anybody chose. */
export default function Message() {
  const shown = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  const watched = useMessageWatch(shown.message?.id ?? null)
  if (!shown.message) return <NotYours {...shown} said={of} />
  const { message, canned, keysOff, done, another, now } = shown
  const { owner, state, number, subject, topic } = message
  const isMine = owner?.isMe === true && (state === 'taken' || state === 'waits')
  const answers = state === 'taken' || another || message.draft !== null
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <PageTitle
        back={{ to: PATHS.deskMessages, words: <FormattedMessage id="message.one.back" /> }}
        step={number}
      >
        {topic === 'dispute' ? <FormattedMessage id="message.topic.dispute" /> : subject}
      </PageTitle>
      <Said of={of} kind="attention" />
      <MessageBands message={message} done={done} now={now} present={watched ?? message.present} />
      <Columns
        before={<MessageFacts message={message} />}
        aside={<MessageActs message={message} isMine={isMine} />}
      >
        <Thread message={message} />
        {isMine && (
          <AnswerForm
            key={message.draft?.savedAt}
            of={of}
            message={message}
            canned={canned}
            isOpen={answers}
          />
        )}
        <NoteForm name={message.name} />
      </Columns>
      <MessageKeys isOff={keysOff} />
    </PageBody>
  )
}
