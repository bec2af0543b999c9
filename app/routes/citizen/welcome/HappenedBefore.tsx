import { FormattedMessage } from 'react-intl'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Heading, Paragraph } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import { EyeIcon } from '~/ui/icons'
import { RecordedBefore, type RecordedProps } from './RecordedBefore'

type AskedProps = {
  asked: {
    count: number
    permitted: number
    latest: { at: string; ura: string; name: string | null; outcome: string }[]
  }
}

/** What happened about somebody before they ever logged in: what staff recorded, and who asked. */
export function HappenedBefore({ asked, recorded }: AskedProps & RecordedProps) {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="welcome.before" />
      </Heading>
      <RecordedBefore recorded={recorded} />
      <AskedBefore asked={asked} />
    </section>
  )
}

/** The whole list of who asked waits behind the first login. */
function AskedBefore({ asked: { count, permitted, latest } }: AskedProps) {
  return (
    <div className="part">
      <Paragraph>
        <FormattedMessage
          id={count === 0 ? 'welcome.before.none' : 'welcome.before.some'}
          values={{ count, permitted }}
        />
      </Paragraph>
      {latest.length > 0 && (
        <Rows>
          {latest.map(({ at, ura, name, outcome }, place) => (
            <Row
              key={place}
              icon={EyeIcon}
              tone="terracotta"
              name={name ?? <FormattedMessage id="welcome.before.unknown" values={{ ura }} />}
              note={<Moment at={at} />}
              end={<BridgeWithWord answer={outcome === 'permit' ? 'yes' : 'no'} />}
            />
          ))}
        </Rows>
      )}
      {count > latest.length && (
        <Paragraph kind="hint">
          <FormattedMessage id="welcome.before.more" values={{ count: count - latest.length }} />
        </Paragraph>
      )}
    </div>
  )
}
