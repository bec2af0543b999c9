import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { listHandedOn } from '~/rights/handed-on.server'
import { RIGHTS_KINDS } from '~/rights/request'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Heading } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import { SelectField } from '~/ui/TextField'

type Handed = SerializeFrom<Awaited<ReturnType<typeof listHandedOn>>>

/** What the desk handed on: each becomes a request or a complaint, of which the clock counts from the day it was written. */
export function HandedOn({ messages }: { messages: Handed }) {
  const { formatMessage } = useIntl()
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="officer.handed-on" />
      </Heading>
      <Rows badges>
        {messages.map(({ id, number, receivedAt }) => (
          <Row
            key={id}
            name={<FormattedMessage id="officer.handed-on.message" values={{ number }} />}
            note={
              <FormattedMessage
                id="officer.handed-on.since"
                values={{ day: <Day key="day" at={receivedAt} /> }}
              />
            }
            end={
              <ButtonForm whole className="handed-on">
                <SelectField
                  name="soort"
                  id={`soort-${id}`}
                  defaultValue="complaint"
                  label={<FormattedMessage id="officer.handed-on.kind" values={{ number }} />}
                >
                  {RIGHTS_KINDS.map((kind) => (
                    <option key={kind} value={kind}>
                      {formatMessage({ id: `rights.kind.${kind}` })}
                    </option>
                  ))}
                </SelectField>
                <Button name="picked" value={id}>
                  <FormattedMessage id="officer.take" />
                </Button>
              </ButtonForm>
            }
          />
        ))}
      </Rows>
    </section>
  )
}
