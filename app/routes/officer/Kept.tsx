import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import type { Proofs } from '~/retention/proofs.server'
import { ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { KeptRows, type Counts, type KeptLine } from './KeptRows'
import { RetentionRuns } from './RetentionRuns'

type KeptProps = SerializeFrom<Proofs> & { kept: KeptLine[]; due: Counts; dueInAll: number | null }

/** What is kept, what is due where it was counted, and what went. */
export function Kept({ due, dueInAll, kept, runs, next, log }: KeptProps) {
  const last = runs.find(({ told }) => told?.done) ?? null
  return (
    <>
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
    </>
  )
}
