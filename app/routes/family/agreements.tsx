import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { listMuted } from '~/representation/approval-pages.server'
import { readAskedAbout } from '~/representation/asked-about.server'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Heading } from '~/ui/Heading'
import { CheckIcon } from '~/ui/icons'
import { PageTitle } from '~/ui/PageTitle'
import { Rows } from '~/ui/Rows'
import { ApprovalRow } from './parts/ApprovalRow'
import { shownOf } from './parts/agreement'
import { MutedAskers } from './parts/Muting'

export const handle = { access: 'participant', title: 'agreement.list.title' }

export async function loader({ context }: LoaderFunctionArgs) {
  const { portal, actor } = context
  const { here } = await readAskedAbout(portal, actor)
  return json({
    approvals: here.map((one) => shownOf(one)),
    muted: await listMuted(portal.runtime, actor),
  })
}

export default function Agreements() {
  const { approvals } = useLoaderData<typeof loader>()
  const waiting = approvals.filter(({ state }) => state === 'waiting')
  const over = approvals.filter(({ state }) => state !== 'waiting')
  return (
    <PageBody narrow>
      <PageTitle lead={<FormattedMessage id="agreement.list.lead" />}>
        <FormattedMessage id="agreement.list.title" />
      </PageTitle>
      {waiting.length === 0 ? (
        <EmptyState icon={CheckIcon} title={<FormattedMessage id="agreement.list.empty" />}>
          <FormattedMessage id="agreement.list.empty.text" />
        </EmptyState>
      ) : (
        <Rows>
          {waiting.map((approval) => (
            <ApprovalRow key={approval.id} approval={approval} />
          ))}
        </Rows>
      )}
      {over.length > 0 && (
        <section className="section">
          <Heading level={2}>
            <FormattedMessage id="agreement.list.over" />
          </Heading>
          <Rows>
            {over.map((approval) => (
              <ApprovalRow key={approval.id} approval={approval} />
            ))}
          </Rows>
        </section>
      )}
      <MutedAskers />
    </PageBody>
  )
}
