import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { EndpointShown } from '~/colleagues/endpoint-use-cases.server'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'

const REASONS = ['status', 'redirect', 'no-echo', 'inside', 'certificate', 'slow', 'unreachable'] as const

function whyOf(reason: string | null) {
  return REASONS.find((one) => reason?.split(' ')[0] === one) ?? 'other'
}

/** Where the systems of an organisation are told, what is still to be proven, and what did not arrive, with the way to try it again. */
export function Endpoint({ endpoint }: { endpoint: SerializeFrom<EndpointShown> }) {
  const { address, askedAddress, pausedAt, notArrived } = endpoint
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="organisation.endpoint" />
      </Heading>
      {pausedAt && (
        <Notice kind="attention">
          <FormattedMessage
            id="organisation.endpoint.paused"
            values={{ day: <Day key="day" at={pausedAt} /> }}
          />
        </Notice>
      )}
      <Paragraph>
        {address ? (
          <FormattedMessage id="organisation.endpoint.is" values={{ ...bold, address }} />
        ) : (
          <FormattedMessage id="organisation.endpoint.none" />
        )}
      </Paragraph>
      {askedAddress && (
        <Notice kind="explain">
          <FormattedMessage id="organisation.endpoint.asked" values={{ ...bold, address: askedAddress }} />
        </Notice>
      )}
      {notArrived.length > 0 && (
        <>
          <Heading level={3}>
            <FormattedMessage id="organisation.endpoint.failed" />
          </Heading>
          <Rows>
            {notArrived.map(({ id, kind, at, reason }) => (
              <Row
                key={id}
                name={
                  <>
                    <Day at={at} />: <FormattedMessage id={`organisation.endpoint.failed.${kind}`} />
                  </>
                }
                note={<FormattedMessage id={`organisation.endpoint.why.${whyOf(reason)}`} />}
              />
            ))}
          </Rows>
        </>
      )}
      {(pausedAt ?? notArrived.length > 0) && (
        <ButtonForm to={PATHS.endpoint} hidden={{ do: 'again' }}>
          <Actions>
            <Button size="main">
              <FormattedMessage id="organisation.endpoint.again" />
            </Button>
          </Actions>
        </ButtonForm>
      )}
      <p>
        <TextLink to={PATHS.endpoint}>
          <FormattedMessage id={`organisation.endpoint.${address ? 'change' : 'give'}`} />
        </TextLink>
      </p>
    </section>
  )
}
