import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { checkLeave, readSentRequest } from '~/consentrequest/organisation-use-cases.server'
import { useText } from '~/i18n/text'
import { atWork } from '~/identity/access'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card } from '~/ui/Card'
import { PageBody } from '~/ui/Container'
import { defineButtons } from '~/ui/form'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Facts } from '~/ui/Rows'
import { bold } from '~/ui/words'
import { formAction } from '../../form-action.server'
import { LeaveAnswer, type LeaveChecked } from './LeaveAnswer'

export const handle = page({
  audience: 'staff',
  needs: 'consent-requests',
  title: 'leave.title',
  words: ['staff', 'leave'],
})

const SENT = { code: 'leave.sent', nummer: 'leave.sent.number' } as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await readSentRequest(context.portal.runtime, atWork(context.actor), params.request ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const said = new URL(request.url).searchParams.get('verstuurd')
  return json({ ...found, sent: (['code', 'nummer'] as const).find((one) => one === said) ?? null })
}

const form = defineButtons(() => ({}), { 'not-there': 404, 'role-gone': 403 })

/** To look is to ask: the answer is of this moment, and stands on no page that is asked again. */
export const action = formAction(form, async (_, { portal, actor, params, requestId }) => {
  const looking = { staff: atWork(actor), id: params.request ?? '', requestId }
  const checked = await checkLeave(portal.runtime, looking)
  return checked.ok ? json({ checked: { leave: checked.leave, at: checked.at } }) : checked
})

/** What one's organisation asked in one request; whether there is leave only when one looks. */
export default function SentRequest() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as { checked?: LeaveChecked } | undefined
  const { label, sent, recipient } = shown
  const checked = answered?.checked
  return (
    <PageBody width="counter" narrow>
      {sent && !checked && (
        <Notice kind="done" role="status">
          <FormattedMessage id={SENT[sent]} values={bold} />
        </Notice>
      )}
      <PageTitle back={{ to: PATHS.sentRequests }}>
        <FormattedMessage id="leave.one.title" values={{ label }} />
      </PageTitle>
      <section className="section">
        <Heading level={2}>
          <FormattedMessage id="leave.one.check" />
        </Heading>
        {checked && <LeaveAnswer {...checked} recipient={recipient} />}
        <Paragraph>
          <FormattedMessage id="leave.one.check.text" />
        </Paragraph>
        <ButtonForm className="one-button">
          <Button kind="primary" size="main">
            <FormattedMessage id="leave.one.check.do" />
          </Button>
        </ButtonForm>
      </section>
      <Asked {...shown} />
    </PageBody>
  )
}

function Asked({
  purpose,
  text,
  data,
  recipient,
  askedUntil,
  sentAt,
}: ReturnType<typeof useLoaderData<typeof loader>>) {
  const { formatList } = useIntl()
  const say = useText()
  const facts = [
    ['leave.list.purpose', <FormattedMessage key="purpose" id={`leave.purpose.${purpose}`} />],
    ['leave.one.data', formatList(data.map(({ lowercase }) => say(lowercase)))],
    ['leave.one.recipient', recipient],
    ['leave.list.until', <Day key="until" at={askedUntil} />],
    ['leave.list.sent', <Day key="sent" at={sentAt} />],
  ] as const
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="leave.one.asked" />
      </Heading>
      <Card>
        <blockquote className="quoted">{text}</blockquote>
        <Facts facts={facts.map(([id, value]) => ({ name: <FormattedMessage id={id} />, value }))} />
      </Card>
    </section>
  )
}
