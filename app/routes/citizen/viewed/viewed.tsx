import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { FormattedMessage } from 'react-intl'
import { readChecks } from '~/consentrequest/checks.server'
import { VIEWED } from '~/enquiry/filter-values'
import { readViews } from '~/enquiry/use-cases.server'
import { OWN_WORDS } from '~/i18n/areas'
import { signedIn } from '~/identity/access'
import { sharingForm } from '~/onbehalf/forms'
import { readActsFor } from '~/onbehalf/acts-use-cases.server'
import { readSharing, shareViews } from '~/onbehalf/sharing.server'
import { PATHS, withQuery, withAnchor } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { Panel } from '~/ui/Card'
import { Columns, PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { defineButtons } from '~/ui/form'
import { Heading, Paragraph } from '~/ui/Heading'
import { OlderNewer } from '~/ui/OlderNewer'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { page } from '~/ui/page'
import { ActsForYou } from '../../family/parts/ActsForYou'
import { HiddenViews } from '../../family/parts/HiddenViews'
import { ShareViews } from '../../family/parts/ShareViews'
import { reportUnreadable } from './report-unreadable.server'
import { formAction } from '../../form-action.server'
import { LeaveChecks } from './LeaveChecks'
import { ViewCount } from './ViewCount'
import { ViewDays } from './ViewDays'
import { ViewFilter } from './ViewFilter'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'viewed.title',
  words: [...OWN_WORDS, 'history', 'viewed'],
  form: { sends: 'get', when: ({ hidden }: { hidden?: boolean }) => !hidden },
})

const NONE = { first: true, next: null, checks: [] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context
  const dossier = dossierIn(context)
  const { runtime } = context.portal
  if (!dossier.disclosure.views) return json({ hidden: true as const })
  const query = new URL(request.url).searchParams
  const views = await readViews(runtime, dossier, { query, language })
  if (!views) throw new Response(null, { status: 404 })
  reportUnreadable(context, views.views)
  const filter = VIEWED.query(views.values)
  const shares = await readSharing(context.portal, dossier.actor)
  const isWhole = views.first && filter === ''
  const acts = isWhole ? await readActsFor(runtime, dossier) : []
  const leave = isWhole ? await readChecks(runtime, dossier, { place: query.get('toestemming') }) : NONE
  if (!leave) throw new Response(null, { status: 404 })
  const status = views.problems.length > 0 ? 422 : 200
  return json({ hidden: false as const, ...views, filter, shares, acts, leave }, { status })
}

/** A child of 12 to 15 shows the list to one parent, or stops showing it. */
const sharing = defineButtons(sharingForm, { 'not-yours': 404 })

export const action = formAction(sharing, async (asked, { portal, actor, requestId }) => {
  const settled = await shareViews(portal.runtime, signedIn(actor), { ...asked, requestId })
  return settled.ok ? withAnchor(PATHS.viewed, 'delen') : settled
})

export default function Viewed() {
  const shown = useLoaderData<typeof loader>()
  const { hidden } = shown
  if (hidden) return <HiddenViews />
  return (
    <PageBody>
      <PageTitle lead={<FormattedMessage id="viewed.lead" />}>
        <FormattedMessage id="viewed.title" />
      </PageTitle>
      <ViewFilter {...shown} />
      <Columns
        aside={
          <>
            <ShareViews {...shown} />
            <WhereIsMyRecord />
            <p>
              <TextLink to={PATHS.recordings} kind="onward">
                <FormattedMessage id="viewed.recordings" />
              </TextLink>
            </p>
          </>
        }
      >
        <List {...shown} />
        <OlderNewer
          {...shown}
          addressOf={(place) => withQuery(PATHS.viewed, VIEWED.query(shown.values, place))}
          words={{ newest: 'viewed.newest', older: 'viewed.older' }}
        />
        <LeaveChecks {...shown} />
        <ActsForYou {...shown} />
        <Paragraph kind="hint">
          <FormattedMessage id="viewed.time-zone" />
        </Paragraph>
      </Columns>
    </PageBody>
  )
}

function List(shown: ComponentProps<typeof ViewCount>) {
  const { views, filter, count } = shown
  if (views.length > 0) {
    return (
      <>
        <ViewCount {...shown} />
        <ViewDays views={views} />
      </>
    )
  }
  const isFiltered = filter !== '' || count > 0
  return (
    <>
      <ViewCount {...shown} />
      <EmptyState title={<FormattedMessage id={isFiltered ? 'viewed.none' : 'viewed.empty'} />}>
        <FormattedMessage id={isFiltered ? 'viewed.none.text' : 'viewed.empty.text'} />
      </EmptyState>
    </>
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
