import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { readChecksOf } from '~/consentrequest/checks.server'
import { PATHS, withAnchor, withQuery } from '~/paths'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { OlderNewer } from '~/ui/OlderNewer'
import { Row, Rows } from '~/ui/Rows'

type Props = { id: string; looked: NonNullable<SerializeFrom<Awaited<ReturnType<typeof readChecksOf>>>> }

/** When the organisation looked whether there is leave, and what it got to hear; nothing for who is not told looks. */
export function RequestChecks({ id, looked: { isTold, checks, first, next } }: Props) {
  if (!isTold) return null
  return (
    <section className="section" aria-labelledby="gekeken">
      <Heading level={2} id="gekeken">
        <FormattedMessage id="request.checks" />
      </Heading>
      {checks.length === 0 ? (
        <p>
          <FormattedMessage id="request.checks.none" />
        </p>
      ) : (
        <Rows badges>
          {checks.map(({ key, at, answer, times }) => (
            <Row
              key={key}
              name={<FormattedMessage id={`request.checks.${answer}`} values={{ times }} />}
              end={<Moment at={at} />}
            />
          ))}
        </Rows>
      )}
      <OlderNewer
        first={first}
        next={next}
        addressOf={(voor) => withAnchor(withQuery(PATHS.request({ request: id }), { voor }), 'gekeken')}
        words={{ newest: 'request.newest', older: 'request.older' }}
      />
    </section>
  )
}
