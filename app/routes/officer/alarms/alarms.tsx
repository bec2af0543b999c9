import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { alarmsToReview, coverageByOrganisation } from '~/oversight/alarm-use-cases.server'
import { PageBody } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { AlarmRows } from './AlarmRows'
import { CoverageTable } from './CoverageTable'

export const handle = page({
  audience: 'internal',
  needs: 'alarms',
  title: 'officer.alarms',
  words: ['officer', 'organisation'],
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { runtime } = context.portal
  return json({ ...(await alarmsToReview(runtime)), organisations: await coverageByOrganisation(runtime) })
}

/** What stood out at the counters of all organisations, the riskiest first, and how much of it was looked at. */
export default function Alarms() {
  const { alarms, more, organisations } = useLoaderData<typeof loader>()
  return (
    <PageBody width="desk">
      <PageTitle lead={<FormattedMessage id="officer.alarms.lead" />}>
        <FormattedMessage id="officer.alarms" />
      </PageTitle>
      {alarms.length === 0 ? (
        <Paragraph>
          <FormattedMessage id="officer.alarms.none" />
        </Paragraph>
      ) : (
        <>
          <Heading level={2}>
            <FormattedMessage id="officer.alarms.first" />
          </Heading>
          <AlarmRows alarms={alarms} />
          {more > 0 && (
            <Paragraph kind="hint">
              <FormattedMessage id="officer.alarms.more" values={{ count: more }} />
            </Paragraph>
          )}
        </>
      )}
      {organisations.length > 0 && <CoverageTable organisations={organisations} />}
    </PageBody>
  )
}
