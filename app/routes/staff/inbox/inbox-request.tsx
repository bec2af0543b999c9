import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { atWork } from '~/identity/access'
import { BECAME, inboxForm, readMoved } from '~/inbox/inbox-form'
import { moveInboxRequest, readInboxRequest } from '~/inbox/use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { Card } from '~/ui/Card'
import { PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Said, useFormOf } from '~/ui/FormParts'
import { Paragraph } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { formAction } from '../../form-action.server'
import { InboxContents } from './InboxContents'
import { HandBack, HowFar, TakeOn, WhatCame } from './MessageParts'

export const handle = page({
  audience: 'staff',
  needs: 'opt-ins',
  title: 'inbox.one.title',
  words: ['staff', 'inbox', 'optin'],
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal, actor, requestId } = context
  const asked = { staff: atWork(actor), id: params.request ?? '', requestId }
  const found = await readInboxRequest(portal.runtime, asked)
  if (!found) throw new Response(null, { status: 404 })
  return json({ ...found, moved: readMoved(new URL(request.url).searchParams.get('gedaan')) })
}

const form = defineButtons(inboxForm, {
  'not-there': 404,
  settled: { status: 409, words: 'inbox.refused.settled' },
  'not-taken': { status: 409, words: 'inbox.refused.not-taken' },
  'taken-meanwhile': { status: 409, words: 'inbox.refused.taken-meanwhile' },
  'not-now': { status: 422, words: 'inbox.refused.not-now' },
})

export const action = formAction(form, async (command, { portal, actor, params, requestId }) => {
  const id = params.request ?? ''
  const moved = await moveInboxRequest(portal.runtime, { staff: atWork(actor), id, requestId, command })
  return moved.ok ? withQuery(PATHS.inboxRequest({ request: id }), { gedaan: BECAME[command.do] }) : moved
})

/** One message of a patient: who it is, once one looks after it, and what comes of it. */
export default function InboxRequest() {
  const shown = useLoaderData<typeof loader>()
  const { kind, state, contents, shut, moved } = shown
  const said = useFormOf(form)
  const isOpen = state === 'new' || state === 'in-progress'
  return (
    <PageBody width="counter" narrow>
      <PageTitle back={{ to: PATHS.inbox }}>
        <FormattedMessage id={`inbox.kind.${kind}`} />
      </PageTitle>
      <Said of={said} kind="attention" />
      {moved === state && !said.refusal && (
        <Notice kind="done" role="status">
          <FormattedMessage id={`inbox.moved.${moved}`} />
        </Notice>
      )}
      <Card>
        <HowFar {...shown} />
      </Card>
      {shut && (
        <Notice kind="explain">
          <FormattedMessage id="inbox.one.shut" />
        </Notice>
      )}
      {!isOpen && (
        <Paragraph>
          <FormattedMessage id="inbox.one.gone" />
        </Paragraph>
      )}
      {isOpen && !shut && !shown.isMine && <TakeOn {...shown} />}
      {contents && <InboxContents kind={kind} contents={contents} />}
      {contents && <WhatCame kind={kind} />}
      {shut && shown.isMine && <HandBack />}
    </PageBody>
  )
}
