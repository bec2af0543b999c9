import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { filterQuery } from '~/enquiry/filter-values'
import { readViews } from '~/enquiry/use-cases.server'
import { Panel } from '~/ui/Card'
import { Columns, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Heading, Paragraph } from '~/ui/Heading'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { ViewCount } from './parts/ViewCount'
import { ViewDays } from './parts/ViewDays'
import { ViewFilter } from './parts/ViewFilter'

export const handle = { access: 'reader', title: 'viewed.title' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language, requestId } = context
  const query = new URL(request.url).searchParams
  const views = await readViews(context.portal.runtime, context.actor, { query, language, requestId })
  if (!views) throw new Response(null, { status: 404 })
  const filter = filterQuery(views.values).toString()
  return json({ ...views, filter }, { status: views.problems.length > 0 ? 422 : 200 })
}

export default function Viewed() {
  return (
    <PageBody>
      <PageTitle lead={<FormattedMessage id="viewed.lead" />}>
        <FormattedMessage id="viewed.title" />
      </PageTitle>
      <ViewFilter />
      <Columns aside={<WhereIsMyRecord />}>
        <List />
        <OlderNewer />
        <Paragraph kind="hint">
          <FormattedMessage id="viewed.time-zone" />
        </Paragraph>
      </Columns>
    </PageBody>
  )
}

function List() {
  const { views, filter, count } = useLoaderData<typeof loader>()
  if (views.length > 0) {
    return (
      <>
        <ViewCount />
        <ViewDays views={views} />
      </>
    )
  }
  const isFiltered = filter !== '' || count > 0
  return (
    <>
      <ViewCount />
      <EmptyState title={<FormattedMessage id={isFiltered ? 'viewed.none' : 'viewed.empty'} />}>
        <FormattedMessage id={isFiltered ? 'viewed.none.text' : 'viewed.empty.text'} />
      </EmptyState>
    </>
  )
}

function OlderNewer() {
  const { next, first, filter } = useLoaderData<typeof loader>()
  if (first && !next) return null
  return (
    <nav className="older-newer">
      {!first && (
        <TextLink to={`/mijn/bekeken${filter && `?${filter}`}`} kind="back">
          <FormattedMessage id="viewed.newest" />
        </TextLink>
      )}
      {next && (
        <TextLink
          to={`/mijn/bekeken?${filter && `${filter}&`}voor=${encodeURIComponent(next)}`}
          kind="onward"
        >
          <FormattedMessage id="viewed.older" />
        </TextLink>
      )}
    </nav>
  )
}

function WhereIsMyRecord() {
  return (
    <Panel>
      <Heading level={2} looks={3}>
        <FormattedMessage id="viewed.record" />
      </Heading>
      <p>
        <FormattedMessage id="viewed.record.text" />
      </p>
    </Panel>
  )
}
