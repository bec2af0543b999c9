import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { listBreaches } from '~/breach/use-cases.server'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { BreachTable } from './BreachTable'

export const handle = page({
  audience: 'internal',
  needs: 'breaches',
  title: 'breach.title',
  words: ['breach'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ breaches: await listBreaches(context.portal.runtime) })
}

/** The register of breaches, the newest first (AVG 33(5)). */
export default function Breaches() {
  const { breaches } = useLoaderData<typeof loader>()
  return (
    <PageBody width="desk">
      <PageTitle lead={<FormattedMessage id="breach.lead" />}>
        <FormattedMessage id="breach.title" />
      </PageTitle>
      <Actions>
        <ButtonLink to={PATHS.newBreach} kind="primary">
          <FormattedMessage id="breach.new" />
        </ButtonLink>
      </Actions>
      <div className="section">
        {breaches.length === 0 ? (
          <EmptyState title={<FormattedMessage id="breach.none" />}>
            <FormattedMessage id="breach.lead" />
          </EmptyState>
        ) : (
          <BreachTable breaches={breaches} />
        )}
      </div>
    </PageBody>
  )
}
