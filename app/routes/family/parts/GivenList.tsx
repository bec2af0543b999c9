import { FormattedMessage, useIntl } from 'react-intl'
import type { Given } from '~/mandate/given-use-cases.server'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { PersonIcon } from '~/ui/icons'
import { dayOf } from '~/ui/written-time'

/** Who acts for the citizen, or is asked to, with the way to what was asked of them. */
export function GivenList({ given }: { given: Given[] }) {
  return (
    <>
      {given.length > 0 && <GivenRows given={given} />}
      <p className="part">
        <TextLink to={PATHS.agreements}>
          <FormattedMessage id="agreement.waiting.all" />
        </TextLink>
      </p>
    </>
  )
}

/** What is the citizen's to end can be ended here at any moment. */
function GivenRows({ given }: { given: Given[] }) {
  const intl = useIntl()
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
                <ButtonForm>
                  <Button name="stop" value={id}>
                    <FormattedMessage id="authorise.stop" />
                  </Button>
                </ButtonForm>
              )
            }
          />
        ))}
      </Rows>
    </section>
  )
}
