import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { readOwnClients } from '~/colleagues/client-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS } from '~/paths'
import { Badge } from '~/ui/Badge'
import { ButtonLink } from '~/ui/Button'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { PlusIcon } from '~/ui/icons'
import { Day } from '~/ui/Moment'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Table, TableHead } from '~/ui/Table'
import { TextLink } from '~/ui/TextLink'

export const handle = page({
  audience: 'staff',
  needs: 'clients',
  title: 'organisation.client.title',
  words: ['staff', 'organisation'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ clients: await readOwnClients(context.portal.runtime, atWork(context.actor)) })
}

const COLUMNS = ['name', 'status', 'may', 'used'] as const

/** The care systems that ask for one's own organisation. */
export default function Clients() {
  const { clients } = useLoaderData<typeof loader>()
  const { formatMessage } = useIntl()
  const columns = COLUMNS.map((column) => formatMessage({ id: `organisation.client.column.${column}` }))
  const title = <FormattedMessage id="organisation.client.title" />
  return (
    <PageBody width="counter">
      <div className="heading-with-action">
        <PageTitle lead={<FormattedMessage id="organisation.client.lead" />}>{title}</PageTitle>
        <ButtonLink to={PATHS.addClient} kind="primary" icon={PlusIcon}>
          <FormattedMessage id="organisation.client.add" />
        </ButtonLink>
      </div>
      {clients.length === 0 ? (
        <EmptyState title={<FormattedMessage id="organisation.client.none" />}>
          <FormattedMessage id="organisation.client.none.text" />
        </EmptyState>
      ) : (
        <Table id="koppelingen-tabel" onPhone="cards" captionHidden caption={title}>
          <TableHead columns={columns} last={<FormattedMessage id="organisation.client.column.change" />} />
          <tbody>
            {clients.map(({ id, name, status, scopes, lastUsedOn }) => (
              <tr key={id}>
                <th scope="row" className="utrecht-table__cell">
                  {name}
                  <div className="hint">{id}</div>
                </th>
                <td data-label={columns[1]}>
                  <Badge kind={status === 'active' ? 'plain' : 'failed'}>
                    <FormattedMessage id={`organisation.client.status.${status}`} />
                  </Badge>
                </td>
                <td data-label={columns[2]}>
                  <Scopes scopes={scopes} />
                </td>
                <td data-label={columns[3]}>
                  {lastUsedOn ? <Day at={lastUsedOn} /> : <FormattedMessage id="organisation.client.never" />}
                </td>
                <td>
                  <TextLink to={PATHS.client({ client: id })} about={name}>
                    <FormattedMessage id="organisation.client.open" />
                  </TextLink>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </PageBody>
  )
}

/** What it may; what has no words yet by its name. */
function Scopes({ scopes }: { scopes: string[] }) {
  const { formatList, formatMessage } = useIntl()
  const ASK = 'access:evaluate'
  return (
    <>
      {formatList(
        scopes.map((scope) =>
          scope === ASK ? formatMessage({ id: `organisation.client.scope.${ASK}` }) : scope,
        ),
      )}
    </>
  )
}
