import { FormattedMessage, useIntl } from 'react-intl'
import type { readMeanwhile } from '~/consequence/meanwhile-use-cases.server'
import { PATHS } from '~/paths'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import type { Shown } from '~/ui/shown'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'

type Props = { meanwhile: Shown<typeof readMeanwhile> | null }

/** Who got another answer because of what should never have counted: who, when, about what; and that it was nobody. */
export function Meanwhile({ meanwhile }: Props) {
  const intl = useIntl()
  if (!meanwhile) return null
  const { from, until, lines, more, notKnown, isCut } = meanwhile
  const isOneDay = dayOf(intl, from) === dayOf(intl, until)
  const period = {
    days: isOneDay ? 'one' : 'more',
    from: <Day key="from" at={from} />,
    until: <Day key="until" at={until} />,
  }
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="recorded.meanwhile" />
      </Heading>
      <Paragraph>
        <FormattedMessage
          id={lines.length === 0 ? 'recorded.meanwhile.none' : 'recorded.meanwhile.some'}
          values={period}
        />
      </Paragraph>
      {lines.length > 0 && (
        <Rows>
          {lines.map(({ reference, organisation, at, data, holder, answer }) => (
            <Row
              key={reference}
              name={organisation.name}
              note={
                <>
                  <span className="fact-line">
                    <FormattedMessage
                      id="recorded.meanwhile.wanted"
                      values={{ ...bold, data, holder: holder.name }}
                    />
                  </span>
                  <span className="fact-line">
                    <Moment at={at} />
                  </span>
                  <span className="fact-line">
                    <FormattedMessage id={`recorded.meanwhile.${answer}`} />
                  </span>
                </>
              }
              end={<BridgeWithWord answer={answer === 'permit' ? 'yes' : 'no'} />}
            />
          ))}
        </Rows>
      )}
      {more > 0 && (
        <Paragraph>
          <FormattedMessage id="recorded.meanwhile.more" values={{ count: more }} />
        </Paragraph>
      )}
      {notKnown > 0 && (
        <Paragraph kind="hint">
          <FormattedMessage id="recorded.meanwhile.not-known" values={{ count: notKnown }} />
        </Paragraph>
      )}
      {isCut && (
        <Paragraph kind="hint">
          <FormattedMessage id="recorded.meanwhile.cut" />
        </Paragraph>
      )}
      <TextLink to={PATHS.viewed} kind="onward">
        <FormattedMessage id="recorded.meanwhile.all" />
      </TextLink>
    </section>
  )
}
