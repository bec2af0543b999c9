import { FormattedMessage } from 'react-intl'
import { PATHS, withAnchor, withQuery } from '~/paths'
import { Heading, Paragraph } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { OlderNewer } from '~/ui/OlderNewer'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import type { Views } from '../parts/shown'

/** Which organisations looked whether they have leave for something else than care, and for what; not there when none ever did. */
export function LeaveChecks({ leave: { checks, first, next } }: Pick<Views, 'leave'>) {
  if (first && checks.length === 0) return null
  return (
    <section className="section" aria-labelledby="toestemming">
      <Heading level={2} id="toestemming">
        <FormattedMessage id="viewed.checks" />
      </Heading>
      <Paragraph kind="hint">
        <FormattedMessage id="viewed.checks.lead" />
      </Paragraph>
      <Rows badges>
        {checks.map(({ key, at, answer, times, organisation, request }) => (
          <Row
            key={key}
            name={
              request ? (
                <TextLink to={PATHS.request({ request: request.id })}>{organisation}</TextLink>
              ) : (
                organisation
              )
            }
            note={
              request ? (
                <>
                  <FormattedMessage
                    id={`viewed.checks.${answer}`}
                    values={{ purpose: request.purpose, times }}
                  />
                  <span className="fact-line">
                    <FormattedMessage
                      id="viewed.checks.wrote"
                      values={{ words: <q key="words">{request.words}</q> }}
                    />
                  </span>
                </>
              ) : (
                <FormattedMessage id={`viewed.checks.gone.${answer}`} values={{ times }} />
              )
            }
            end={<Moment at={at} />}
          />
        ))}
      </Rows>
      <OlderNewer
        first={first}
        next={next}
        addressOf={(place) => withAnchor(withQuery(PATHS.viewed, { toestemming: place }), 'toestemming')}
        words={{ newest: 'viewed.checks.newest', older: 'viewed.checks.older' }}
      />
    </section>
  )
}
