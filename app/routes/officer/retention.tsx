import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { openAuditKeys } from '~/audit/keys.server'
import { PATHS, withQuery } from '~/paths'
import { PERIODS, type RetainedId } from '~/privacy/periods'
import { retainedWords } from '~/owndata/retained-words.server'
import { total } from '~/retention/proof'
import { readProofs } from '~/retention/proofs.server'
import { planRetention } from '~/retention/use-cases.server'
import { ButtonLink } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { KeptRows } from './KeptRows'
import { RetentionRuns } from './RetentionRuns'

export const handle = page({
  audience: 'internal',
  needs: 'retention',
  title: 'oversight.retention.title',
  words: ['oversight'],
})

/** Counting changes nothing, so it has an address and no form. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { runtime, config } = context.portal
  const keys = openAuditKeys(config.keys.audit.reveal())
  const due = new URL(request.url).searchParams.has('tel') ? await planRetention({ runtime, keys }) : null
  const kept = (Object.keys(PERIODS) as RetainedId[]).map((id) => {
    const { data, ground, period } = retainedWords(id, context.language)
    return { id, data, ground, period, until: PERIODS[id].keep.until }
  })
  return json({ due, dueInAll: due && total(due), kept, ...(await readProofs(runtime, keys)) })
}

/** What is kept and how long, what is due now, and what went and when, as the log proves it. */
export default function Retention() {
  const { due, dueInAll, kept, runs, next, log } = useLoaderData<typeof loader>()
  const last = runs.find(({ told }) => told?.done) ?? null
  return (
    <PageBody width="desk">
      <PageTitle lead={<FormattedMessage id="oversight.retention.lead" />}>
        <FormattedMessage id="oversight.retention.title" />
      </PageTitle>
      <Paragraph>
        {last ? (
          <>
            <FormattedMessage id="oversight.retention.last" />: <Moment at={last.at} />.
          </>
        ) : (
          <FormattedMessage id="oversight.retention.never" />
        )}{' '}
        <FormattedMessage id="oversight.retention.next" /> <Day at={next} />.
      </Paragraph>
      {dueInAll !== null && (
        <p role="status">
          <strong>
            <FormattedMessage id="oversight.retention.counted" /> {dueInAll}
          </strong>
        </p>
      )}
      <Actions>
        <ButtonLink to={withQuery(PATHS.officerRetention, { tel: 'nu' })}>
          <FormattedMessage id="oversight.retention.count" />
        </ButtonLink>
      </Actions>
      <KeptRows kept={kept} due={due} gone={last?.told?.gone ?? null} />
      <RetentionRuns runs={runs} log={log} />
    </PageBody>
  )
}
