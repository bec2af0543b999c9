import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { readOverview } from '~/consent/overview-use-cases.server'
import { readAround } from '~/consent/waiting-use-cases.server'
import { readLatestViews } from '~/enquiry/use-cases.server'
import { BridgeLegend } from '~/ui/BridgeSign'
import { ButtonLink } from '~/ui/Button'
import { Columns, PageBody } from '~/ui/Container'
import { Disclosure } from '~/ui/Disclosure'
import { Heading } from '~/ui/Heading'
import { HistoryIcon, SearchIcon } from '~/ui/icons'
import { dayOf } from '~/ui/written-time'
import { PageTitle } from '~/ui/PageTitle'
import { TextLink } from '~/ui/TextLink'
import { ChangedBanner } from './parts/ChangedBanner'
import { FirstSteps } from './parts/FirstSteps'
import { LastChange } from './parts/LastChange'
import { MailTrouble } from './parts/MailTrouble'
import { LatestViews } from './parts/LatestViews'
import { ProviderNews } from './parts/ProviderNews'
import { StopEverything } from './parts/StopEverything'
import { TrunkCard } from './parts/TrunkCard'
import { WaitingForYou } from './parts/WaitingForYou'
import { WhoFollows } from './parts/WhoFollows'

export const handle = { access: 'citizen', title: 'overview.title' }

export async function loader({ context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const [overview, around, views] = await Promise.all([
    readOverview(runtime, context.actor, context.requestId),
    readAround(runtime, context.actor),
    readLatestViews(runtime, context.actor, { limit: 3, language: context.language }),
  ])
  const draft = around.waiting.some(({ kind }) => kind === 'draft')
  return json({ ...overview, ...around, draft, views })
}

export default function Overview() {
  const { own, others, changedAt, named, news, waiting } = useLoaderData<typeof loader>()
  const intl = useIntl()
  return (
    <PageBody>
      <ChangedBanner />
      <MailTrouble />
      <PageTitle
        lead={
          changedAt ? (
            <FormattedMessage id="overview.lead" values={{ day: dayOf(intl, changedAt) }} />
          ) : (
            <FormattedMessage id="overview.lead.nothing" />
          )
        }
      >
        <FormattedMessage id="overview.title" />
      </PageTitle>
      <Columns
        before={waiting.length > 0 && <WaitingForYou />}
        aside={
          <>
            <LatestViews />
            <LastChange />
            <WhoFollows />
            <StopEverything />
          </>
        }
      >
        <ProviderNews news={news} />
        <div className="heading-with-action">
          <Heading level={2}>
            <FormattedMessage id="overview.who-sees" />
          </Heading>
          <ButtonLink to="/mijn/keuzes" kind="primary">
            <FormattedMessage id={changedAt ? 'overview.change' : 'overview.choose'} />
          </ButtonLink>
        </div>
        {changedAt === null && own.length === 0 ? <FirstSteps /> : <BridgeLegend />}
        {own.map((trunk) => (
          <TrunkCard key={`${trunk.provider?.ura}-${trunk.category}-${trunk.data}`} trunk={trunk} />
        ))}
        {changedAt !== null &&
          own.length === 0 &&
          others.map((trunk) => <TrunkCard key={trunk.category} trunk={trunk} folded />)}
        {own.length > 0 && others.length > 0 && (
          <Disclosure summary={<FormattedMessage id="overview.others" values={{ count: others.length }} />}>
            <div className="stack">
              {others.map((trunk) => (
                <TrunkCard key={trunk.category} trunk={trunk} folded />
              ))}
            </div>
          </Disclosure>
        )}
        {named > 0 && (
          <p className="part">
            <TextLink to="/mijn/keuzes/bij-naam">
              <FormattedMessage id="overview.named" values={{ count: named }} />
            </TextLink>
          </p>
        )}
        <p className="part">
          <TextLink to="/mijn/zorgaanbieders">
            <FormattedMessage id="overview.own" />
          </TextLink>
        </p>
        <p className="link-row">
          <TextLink to="/mijn/wat-als" icon={SearchIcon}>
            <FormattedMessage id="overview.what-if" />
          </TextLink>
          <TextLink to="/mijn/geschiedenis" icon={HistoryIcon}>
            <FormattedMessage id="overview.history" />
          </TextLink>
        </p>
      </Columns>
    </PageBody>
  )
}
