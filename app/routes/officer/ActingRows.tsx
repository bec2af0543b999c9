import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { ActingShown, Suspension } from '~/rights/suspension.server'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'

type Acting = SerializeFrom<ActingShown>

/** Who acts for one person, by what they are to them, and what can be done with each. */
export function ActingRows({ acting, reason }: { acting: Acting[]; reason: string }) {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="officer.acting.list" />
      </Heading>
      {acting.length === 0 ? (
        <Paragraph>
          <FormattedMessage id="officer.acting.none" />
        </Paragraph>
      ) : (
        <Rows badges>
          {acting.map((one) => (
            <Row
              key={one.id}
              name={<FormattedMessage id={`desk-evidence.kind.${one.kind}`} />}
              note={
                <>
                  <FormattedMessage
                    id={one.state === 'suspended' ? 'officer.acting.suspended' : 'officer.acting.active'}
                  />
                  {' · '}
                  <FormattedMessage
                    id="officer.acting.since"
                    values={{ day: <Day key="day" at={one.startsOn} /> }}
                  />
                </>
              }
              end={
                <ButtonForm whole hidden={{ id: one.id, reden: reason }}>
                  {actsOf(one).map((act) => (
                    <Button key={act} name="do" value={act}>
                      <FormattedMessage id={`officer.acting.${act}`} />
                    </Button>
                  ))}
                </ButtonForm>
              }
            />
          ))}
        </Rows>
      )}
    </section>
  )
}

function actsOf({ state, mayEnd }: Acting): Suspension[] {
  const end = mayEnd ? (['end'] as const) : []
  return state === 'suspended' ? ['resume', ...end] : ['suspend', ...end]
}
