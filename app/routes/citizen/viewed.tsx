import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readViews } from '~/enquiry/use-cases.server'
import { Columns, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Heading, Paragraph } from '~/ui/Heading'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { ViewDays } from './parts/ViewDays'

export const handle = { access: 'reader', title: 'viewed.title' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const before = new URL(request.url).searchParams.get('voor')
  const views = await readViews(context.portal.runtime, context.actor, {
    before,
    requestId: context.requestId,
  })
  if (!views) throw new Response(null, { status: 404 })
  return json(views)
}

export default function Viewed() {
  const { views, next, first } = useLoaderData<typeof loader>()
  return (
    <PageBody>
      <PageTitle lead={<FormattedMessage id="viewed.lead" />}>
        <FormattedMessage id="viewed.title" />
      </PageTitle>
      <Columns aside={<WhereIsMyRecord />}>
        {views.length === 0 ? (
          <EmptyState title={<FormattedMessage id="viewed.empty" />}>
            <FormattedMessage id="viewed.empty.text" />
          </EmptyState>
        ) : (
          <ViewDays views={views} />
        )}
        <nav className="older-newer">
          {!first && (
            <TextLink to="/mijn/bekeken" kind="back">
              <FormattedMessage id="viewed.newest" />
            </TextLink>
          )}
          {next && (
            <TextLink to={`/mijn/bekeken?voor=${encodeURIComponent(next)}`} kind="onward">
              <FormattedMessage id="viewed.older" />
            </TextLink>
          )}
        </nav>
        <Paragraph kind="hint">
          <FormattedMessage id="viewed.time-zone" />
        </Paragraph>
      </Columns>
    </PageBody>
  )
}

function WhereIsMyRecord() {
  return (
    <div className="panel">
      <Heading level={2} looks={3}>
        <FormattedMessage id="viewed.record" />
      </Heading>
      <p>
        <FormattedMessage id="viewed.record.text" />
      </p>
    </div>
  )
}
