import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readYesByAnother } from '~/agreement/yes-by.server'
import { readDied } from '~/authority/died-use-cases.server'
import { noticesFor } from '~/breach/notices.server'
import { readOverview } from '~/choosing/overview-use-cases.server'
import { onTopOf } from '~/choosing/waiting'
import { readAround } from '~/choosing/waiting-use-cases.server'
import { readInherited } from '~/comingofage/inherited-use-cases.server'
import { readLatestViews } from '~/enquiry/use-cases.server'
import { readConcerns } from '~/onbehalf/concerns.server'
import { readAgeNews } from '~/onbehalf/others-use-cases.server'
import { PATHS } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { countOwnRequests } from '~/consentrequest/own-use-cases.server'
import { readRecordedNews } from '~/recording/news-use-cases.server'
import { BridgeLegend } from '~/ui/BridgeSign'
import { ButtonLink } from '~/ui/Button'
import { Columns, PageBody } from '~/ui/Container'
import { Heading } from '~/ui/Heading'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { page } from '~/ui/page'
import { useReadsOnly, useRootData } from '~/ui/root-data'
import { DiedNotice } from '../../family/parts/DiedNotice'
import { ForOthers } from '../../family/parts/ForOthers'
import { GrowingUp } from '../../family/parts/GrowingUp'
import { WaitsForAnother } from '../../family/parts/WaitsForAnother'
import { WhatEnded } from '../../family/parts/WhatEnded'
import { YesByAnother } from '../../family/parts/YesByAnother'
import { isAnything, shownConcerns } from '../../family/parts/concerns'
import { CatalogueAdds, isAnythingAdded, TakeOver } from '../parts/CatalogueAdds'
import { LockNotice } from '../parts/LockNotice'
import { ProviderNews } from '../parts/ProviderNews'
import { BreachNotices } from './BreachNotices'
import { ChangedBanner } from './ChangedBanner'
import { FirstSteps } from './FirstSteps'
import { LastChange } from './LastChange'
import { LatestViews } from './LatestViews'
import { MailTrouble } from './MailTrouble'
import { OverviewLead } from './OverviewLead'
import { OverviewLinks } from './OverviewLinks'
import { RecordedBanner } from './RecordedBanner'
import { StopEverything } from './StopEverything'
import { ToLock } from './ToLock'
import { Trunks } from './Trunks'
import { WaitingForYou } from './WaitingForYou'
import { WhoFollows } from './WhoFollows'

export const handle = page({
  audience: 'citizen',
  needs: 'read',
  title: 'overview.title',
  words: ['agreement', 'family', 'history', 'lock', 'notification', 'overview', 'sentence', 'viewed'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  const dossier = dossierIn(context)
  const [overview, around, views, concerns, inherited, recorded, requests] = await Promise.all([
    readOverview(runtime, dossier),
    readAround(runtime, dossier),
    readLatestViews(runtime, dossier, { limit: 3, language: context.language }),
    readConcerns(context.portal, dossier),
    dossier.representation ? null : readInherited(runtime, dossier),
    readRecordedNews(runtime, dossier),
    countOwnRequests(runtime, dossier),
  ])
  return json({
    ...overview,
    ...around,
    breaches: await noticesFor(runtime, { subjectId: dossier.person.row.id, language: context.language }),
    draft: around.waiting.some(({ kind }) => kind === 'draft'),
    ...{ views, recorded, requests },
    unconfirmed: inherited && (inherited.atSixteen ? ('sixteen' as const) : ('again' as const)),
    ...readAgeNews(dossier),
    concerns: shownConcerns(concerns),
    yesBy: readYesByAnother(dossier),
    died: await readDied(runtime, dossier.actor),
  })
}

export default function Overview() {
  const shown = useLoaderData<typeof loader>()
  const { own, adds, changedAt, recorded, requests, waiting, concerns, news, died, yesBy } = shown
  const readsOnly = useReadsOnly()
  const looksBack = useRootData()?.actingFor?.looksBack ?? false
  return (
    <PageBody>
      <LockNotice />
      <BreachNotices {...shown} />
      <DiedNotice died={died} />
      <YesByAnother yesBy={yesBy} />
      <GrowingUp {...shown} />
      <RecordedBanner {...shown} />
      <ChangedBanner {...shown} />
      <MailTrouble />
      <PageTitle lead={<OverviewLead {...shown} />}>
        <FormattedMessage id="overview.title" />
      </PageTitle>
      <Columns
        before={
          isAnything(concerns, onTopOf(waiting).listed.length + recorded.waits.length + requests) && (
            <>
              <WaitingForYou {...shown} />
              <WhatEnded {...shown} />
              <WaitsForAnother {...shown} />
            </>
          )
        }
        aside={
          <>
            <ForOthers {...shown} />
            <LatestViews {...shown} />
            <LastChange {...shown} />
            <WhoFollows {...shown} />
            {!readsOnly && <StopEverything />}
            {!looksBack && <ToLock />}
          </>
        }
      >
        <ProviderNews news={news} />
        <CatalogueAdds adds={adds}>
          <FormattedMessage id="catalogue.adds.waiting" />
        </CatalogueAdds>
        {isAnythingAdded(adds) && !readsOnly && <TakeOver />}
        <div className="heading-with-action">
          <Heading level={2}>
            <FormattedMessage id="overview.who-sees" />
          </Heading>
          {!readsOnly && (
            <ButtonLink to={PATHS.choices} kind="primary">
              <FormattedMessage id={changedAt ? 'overview.change' : 'overview.choose'} />
            </ButtonLink>
          )}
        </div>
        {readsOnly && (
          <Notice kind="explain">
            <FormattedMessage id={looksBack ? 'family.looks-back' : 'family.reads-only'} />
          </Notice>
        )}
        {changedAt === null && own.length === 0 && !readsOnly ? <FirstSteps /> : <BridgeLegend />}
        <Trunks {...shown} />
        <OverviewLinks {...shown} />
      </Columns>
    </PageBody>
  )
}
