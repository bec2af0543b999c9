import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Given } from '~/mandate/given-use-cases.server'
import { Button } from '~/ui/Button'
import { CsrfField } from '~/ui/CsrfField'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { PersonIcon } from '~/ui/icons'
import { dayOf } from '~/ui/written-time'

/** Who acts for the citizen, or is asked to; what is the citizen's to end can be ended here at any moment. */
export function GivenList({ given }: { given: Given[] }) {
  const intl = useIntl()
  if (given.length === 0) return null
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="authorise.given" />
      </Heading>
      <Rows badges>
        {given.map(({ id, kind, mayEnd, state, startsOn, endsOn, name }) => (
          <Row
            key={id}
            icon={PersonIcon}
            tone="terracotta"
            name={name ?? <FormattedMessage id={`authorise.kind.${kind}`} />}
            note={
              <FormattedMessage
                id={`authorise.state.${state === 'active' ? (endsOn ? 'active-until' : 'active') : state}`}
                values={{ from: dayOf(intl, startsOn), until: endsOn ? dayOf(intl, endsOn) : '' }}
              />
            }
            end={
              mayEnd && (
                <Form method="post">
                  <CsrfField />
                  <Button name="stop" value={id}>
                    <FormattedMessage id="authorise.stop" />
                  </Button>
                </Form>
              )
            }
          />
        ))}
      </Rows>
    </section>
  )
}
