import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { readRequestList } from '~/post/request-use-cases.server'
import { Badge } from '~/ui/Badge'
import { ButtonLink } from '~/ui/Button'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { FileIcon, PlusIcon } from '~/ui/icons'
import { ListShows } from '~/ui/ListShows'
import { Day } from '~/ui/Moment'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import type { Shown } from '~/ui/shown'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'
import { deskOf } from '../at-desk'
import { PostTabs } from './PostTabs'

export const handle = page({
  audience: 'internal',
  needs: 'desk-post',
  title: 'post.requests.title',
  words: ['desk-post'],
})

const SHOWS = { open: null, settled: 'klaar' } as const
const MOST = 100

export async function loader({ request, context }: LoaderFunctionArgs) {
  const isSettled = new URL(request.url).searchParams.get('toon') === SHOWS.settled
  const which = isSettled ? ('settled' as const) : ('open' as const)
  return json({
    which,
    lines: await readRequestList(context.portal.runtime, deskOf(context), { which, limit: MOST }),
  })
}

/** What people ask by post, and how far each is. */
export default function Requests() {
  const { which, lines } = useLoaderData<typeof loader>()
  return (
    <PageBody width="desk">
      <div className="heading-with-action">
        <PageTitle lead={<FormattedMessage id="post.requests.lead" />}>
          <FormattedMessage id="post.requests.title" />
        </PageTitle>
        <ButtonLink to={PATHS.newPostRequest} kind="primary" icon={PlusIcon}>
          <FormattedMessage id="post.requests.new" />
        </ButtonLink>
      </div>
      <PostTabs now="requests" />
      <ListShows
        label="post.requests.show"
        shows={(['open', 'settled'] as const).map((one) => ({
          words: `post.requests.show.${one}` as const,
          to: withQuery(PATHS.postRequests, { toon: SHOWS[one] }),
          isNow: one === which,
        }))}
      />
      {lines.length === 0 ? (
        <EmptyState icon={FileIcon} title={<FormattedMessage id="post.requests.none" />}>
          <FormattedMessage id="post.requests.none.text" />
        </EmptyState>
      ) : (
        <RequestsTable lines={lines} />
      )}
    </PageBody>
  )
}

function RequestsTable({ lines }: { lines: Shown<typeof readRequestList> }) {
  const { formatMessage } = useIntl()
  const columns = (['number', 'who', 'what', 'state', 'received'] as const).map((id) =>
    formatMessage({ id: `post.requests.${id}` }),
  )
  return (
    <Table
      id="aanvragen"
      caption={<FormattedMessage id="post.requests.title" />}
      captionHidden
      onPhone="cards"
    >
      <TableHead columns={columns} />
      <tbody>
        {lines.map(({ id, number, name, kind, state, receivedAt }) => (
          <tr key={id}>
            <td data-label={columns[0]}>
              <TextLink to={PATHS.postRequest({ request: id })}>{number}</TextLink>
            </td>
            <td data-label={columns[1]}>{name}</td>
            <td data-label={columns[2]}>
              <FormattedMessage id={`post.what.${kind}`} />
            </td>
            <td data-label={columns[3]}>
              <Badge kind={state === 'handled' ? 'done' : 'plain'}>
                <FormattedMessage id={`post.state.${state}`} />
              </Badge>
            </td>
            <td data-label={columns[4]}>
              <Day at={receivedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
