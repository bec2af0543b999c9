import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { SENT_REQUESTS } from '~/consentrequest/lists'
import { readSentRequests } from '~/consentrequest/organisation-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Paragraph } from '~/ui/Heading'
import { FileIcon } from '~/ui/icons'
import { Day } from '~/ui/Moment'
import { OlderNewer } from '~/ui/OlderNewer'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'

export const handle = page({
  audience: 'staff',
  needs: 'consent-requests',
  title: 'leave.title',
  words: ['staff', 'leave'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const sent = await readSentRequests(context.portal.runtime, atWork(context.actor), query)
  if (!sent) throw new Response(null, { status: 404 })
  return json(sent)
}

/** What one's organisation asked. Whether there is leave stands on no list: who wants to know looks, and the person sees it. */
export default function SentRequests() {
  const { requests, first, next } = useLoaderData<typeof loader>()
  return (
    <PageBody width="counter">
      <PageTitle lead={<FormattedMessage id="leave.lead" />}>
        <FormattedMessage id="leave.title" />
      </PageTitle>
      <Actions>
        <ButtonLink to={PATHS.newRequest} kind="primary" size="main">
          <FormattedMessage id="leave.new" />
        </ButtonLink>
      </Actions>
      {requests.length === 0 ? (
        <EmptyState icon={FileIcon} title={<FormattedMessage id="leave.none" />}>
          <FormattedMessage id="leave.none.text" />
        </EmptyState>
      ) : (
        <SentTable requests={requests} />
      )}
      <OlderNewer
        first={first}
        next={next}
        addressOf={(place) => withQuery(PATHS.sentRequests, SENT_REQUESTS.query({}, place))}
        words={{ newest: 'leave.first', older: 'leave.further' }}
      />
    </PageBody>
  )
}

function SentTable({ requests }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'requests'>) {
  const { formatMessage } = useIntl()
  const columns = (['what', 'purpose', 'sent', 'until'] as const).map((column) =>
    formatMessage({ id: `leave.list.${column}` }),
  )
  return (
    <section className="section">
      <Table id="verzoeken" onPhone="cards" captionHidden caption={<FormattedMessage id="leave.title" />}>
        <TableHead columns={columns} last={<FormattedMessage id="leave.list.open" />} />
        <tbody>
          {requests.map(({ id, label, purpose, sentAt, askedUntil }) => (
            <tr key={id}>
              <th scope="row" className="utrecht-table__cell">
                {label}
              </th>
              <td data-label={columns[1]}>
                <FormattedMessage id={`leave.purpose.${purpose}`} />
              </td>
              <td data-label={columns[2]}>
                <Day at={sentAt} />
              </td>
              <td data-label={columns[3]}>
                <Day at={askedUntil} />
              </td>
              <td>
                <TextLink to={PATHS.sentRequest({ request: id })} about={label}>
                  <FormattedMessage id="leave.open" />
                </TextLink>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Paragraph kind="hint">
        <FormattedMessage id="leave.list.hint" />
      </Paragraph>
    </section>
  )
}
