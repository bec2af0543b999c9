import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { atWork } from '~/identity/access'
import { INBOX, INBOX_SHOWS, readShow } from '~/inbox/inbox-list'
import { readInbox } from '~/inbox/use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { OlderNewer } from '~/ui/OlderNewer'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { InboxTable } from './InboxTable'
import { ShowWhat } from './ShowWhat'

export const handle = page({
  audience: 'staff',
  needs: 'opt-ins',
  title: 'inbox.title',
  words: ['staff', 'inbox'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const inbox = await readInbox(context.portal.runtime, atWork(context.actor), query)
  if (!inbox) throw new Response(null, { status: 404 })
  return json(inbox)
}

/** What patients sent one's organisation; of whom it is stands nowhere here, since others can see this screen. */
export default function Inbox() {
  const { requests, first, next, values } = useLoaderData<typeof loader>()
  const show = readShow(values.toon)
  return (
    <PageBody width="counter">
      <PageTitle lead={<FormattedMessage id="inbox.lead" />}>
        <FormattedMessage id="inbox.title" />
      </PageTitle>
      <ShowWhat shows={INBOX_SHOWS} now={show} />
      {requests.length === 0 ? (
        <EmptyState title={<FormattedMessage id={`inbox.none.${show}`} />}>
          <FormattedMessage id="inbox.none.text" />
        </EmptyState>
      ) : (
        <InboxTable requests={requests} show={show} />
      )}
      <OlderNewer
        first={first}
        next={next}
        addressOf={(place) => withQuery(PATHS.inbox, INBOX.query(values, place))}
        words={{ newest: 'inbox.first', older: 'inbox.further' }}
      />
    </PageBody>
  )
}
