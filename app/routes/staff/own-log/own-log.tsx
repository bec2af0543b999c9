import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { OWN_LOG } from '~/colleagues/own-log-list'
import { readOwnLog } from '~/colleagues/own-log-use-cases.server'
import { atWork } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { PageBody } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { Paragraph } from '~/ui/Heading'
import { OlderNewer } from '~/ui/OlderNewer'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { LogFilter } from './LogFilter'
import { LogTable } from './LogTable'

export const handle = page({
  audience: 'staff',
  needs: 'own-log',
  title: 'organisation.log.title',
  words: ['staff', 'organisation', 'viewed'],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { portal, actor, requestId } = context
  const query = new URL(request.url).searchParams
  const log = await readOwnLog(portal.runtime, { staff: atWork(actor), query, requestId })
  if (!log) throw new Response(null, { status: 404 })
  return json(log)
}

/** What colleagues of one's own organisation did about citizens; never of whom, nor what they chose. */
export default function OwnLog() {
  const { lines, values, problems, people, first, next } = useLoaderData<typeof loader>()
  return (
    <PageBody width="counter">
      <PageTitle lead={<FormattedMessage id="organisation.log.lead" />}>
        <FormattedMessage id="organisation.log.title" />
      </PageTitle>
      <LogFilter values={values} problems={problems} people={people} />
      {lines.length === 0 ? (
        <EmptyState title={<FormattedMessage id="organisation.log.none" />}>
          <FormattedMessage id="organisation.log.none.text" />
        </EmptyState>
      ) : (
        <>
          <LogTable lines={lines} />
          <Paragraph kind="hint">
            <FormattedMessage id="organisation.log.reference" />
          </Paragraph>
        </>
      )}
      <OlderNewer
        first={first}
        next={next}
        addressOf={(place) => withQuery(PATHS.ownLog, OWN_LOG.query(values, place))}
        words={{ newest: 'organisation.log.newest', older: 'organisation.log.older' }}
      />
    </PageBody>
  )
}
