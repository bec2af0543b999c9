import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { MESSAGES } from '~/conversation/inbox-list'
import { readInbox } from '~/conversation/inbox-use-cases.server'
import { readChannel, readTopic, readView } from '~/conversation/views'
import { readKeysOff } from '~/conversation/key-switch.server'
import { PATHS, withQuery } from '~/paths'
import { numbered, pageAsked } from '~/runtime/list'
import { Button, ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { EmptyState } from '~/ui/EmptyState'
import { Said, useFormOf } from '~/ui/FormParts'
import { Paragraph } from '~/ui/Heading'
import { PhoneIcon } from '~/ui/desk-icons'
import { MailIcon, PlusIcon } from '~/ui/icons'
import { page } from '~/ui/page'
import { Pagination } from '~/ui/Pagination'
import { PageTitle } from '~/ui/PageTitle'
import { ON_A_PAGE, pressInbox } from './inbox-buttons.server'
import { InboxBands } from './InboxBands'
import { InboxKeys } from './InboxKeys'
import { InboxNews, useInboxNews } from './InboxNews'
import { MessageFilter } from './MessageFilter'
import { MessageRows } from './MessageRows'
import { MessageViews } from './MessageViews'
import { whoAtDesk } from './worker.server'

export const handle = page({
  audience: 'internal',
  needs: 'desk-messages',
  title: 'message.title',
  words: ['message'],
})

export async function loader(args: LoaderFunctionArgs) {
  const { runtime } = args.context.portal
  const { by, requestId } = whoAtDesk(args)
  const { worker } = by
  const query = new URL(args.request.url).searchParams
  const values = MESSAGES.values(query)
  const inbox = await readInbox(
    runtime,
    { worker, requestId },
    {
      ...{ view: readView(values.lijst), topic: readTopic(values.onderwerp) },
      ...{ channel: readChannel(values.kanaal), search: values.zoek },
    },
  )
  const keysOff = await readKeysOff(runtime.database.reader, worker)
  const { shown: rows, ...pages } = numbered(inbox.rows, { page: pageAsked(query), size: ON_A_PAGE })
  return json({ ...inbox, ...pages, rows, values, keysOff })
}

export const action = pressInbox

/** What people wrote to the desk. Never what anybody chose. */
export default function Messages() {
  const inbox = useLoaderData<typeof loader>()
  const { counts, oldest, unanswered, values, keysOff } = inbox
  const { rows, news } = useInboxNews(inbox.rows)
  const said = useFormOf()
  return (
    <PageBody width="desk">
      <div className="title-with-actions">
        <PageTitle lead={<FormattedMessage id="message.lead" />}>
          <FormattedMessage id="message.title" />
        </PageTitle>
        <Actions>
          <ButtonLink kind="primary" icon={PlusIcon} to={PATHS.newDeskMessage}>
            <FormattedMessage id="message.new" />
          </ButtonLink>
          <ButtonLink icon={PhoneIcon} to={PATHS.newCall}>
            <FormattedMessage id="message.call" />
          </ButtonLink>
        </Actions>
      </div>
      <Said of={said} kind="attention" />
      <InboxBands oldest={oldest} unanswered={unanswered} />
      <MessageViews counts={counts} values={values} />
      <MessageFilter values={values} />
      <InboxNews news={news} />
      {rows.length === 0 ? (
        <EmptyState icon={MailIcon} title={<FormattedMessage id="message.none" />}>
          <FormattedMessage id="message.none.text" />
        </EmptyState>
      ) : (
        <Form method="post">
          <CsrfField />
          <Card>
            <MessageRows rows={rows} view={values.lijst} />
          </Card>
          <Actions>
            <Button>
              <FormattedMessage id="message.spam.selected" />
            </Button>
            <Button name="do" value="first">
              <FormattedMessage id="message.first.selected" />
            </Button>
          </Actions>
        </Form>
      )}
      <Pagination
        page={inbox.page}
        pages={inbox.pages}
        addressOf={(bladzijde) =>
          withQuery(withQuery(PATHS.deskMessages, MESSAGES.query(values)), { bladzijde })
        }
      />
      <InboxKeys isOff={keysOff} />
      <Paragraph kind="hint">
        <FormattedMessage id="message.foot" />
      </Paragraph>
    </PageBody>
  )
}
