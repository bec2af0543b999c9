import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { AskedOfDesk as Asked } from '~/mandate/asked-use-cases.server'
import { PATHS } from '~/paths'
import { Heading } from '~/ui/Heading'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { PersonIcon } from '~/ui/icons'
import { dayOf } from '~/ui/written-time'
import { AskedName } from './AskedName'

/** What somebody asked of the desk, by number: how far it is, or why it does not go on. */
export function AskedOfDesk({ asked }: { asked: SerializeFrom<Asked>[] }) {
  const intl = useIntl()
  if (asked.length === 0) return null
  return (
    <section className="section" aria-labelledby="aanvragen">
      <Heading level={2} id="aanvragen">
        <FormattedMessage id="evidence.asked" />
      </Heading>
      <Rows badges>
        {asked.map(({ id, number, kind, state, reason, at }) => {
          const isOpen = state === 'requested' || state === 'seen'
          const name = <AskedName kind={kind} number={number} />
          return (
            <Row
              key={id}
              icon={PersonIcon}
              tone="terracotta"
              name={name}
              note={
                <>
                  <FormattedMessage id={`evidence.state.${state}`} values={{ day: dayOf(intl, at) }} />
                  {reason && (
                    <>
                      <br />
                      <FormattedMessage id="evidence.state.reason" values={{ reason }} />
                    </>
                  )}
                </>
              }
              end={
                isOpen && (
                  <TextLink to={PATHS.authorisation({ representation: id })} about={name}>
                    <FormattedMessage id="evidence.asked.look" />
                  </TextLink>
                )
              }
            />
          )
        })}
      </Rows>
    </section>
  )
}
