import { FormattedMessage } from 'react-intl'
import { Heading, Paragraph } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import { EyeIcon } from '~/ui/icons'

type AskedProps = {
  asked: { count: number; latest: { at: string; ura: string; name: string | null }[] }
}

/** Who asked about somebody before they ever logged in; the whole list waits behind the first login. */
export function AskedBefore({ asked: { count, latest } }: AskedProps) {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="welcome.before" />
      </Heading>
      <Paragraph>
        <FormattedMessage
          id={count === 0 ? 'welcome.before.none' : 'welcome.before.some'}
          values={{ count }}
        />
      </Paragraph>
      {latest.length > 0 && (
        <Rows>
          {latest.map(({ at, ura, name }, place) => (
            <Row
              key={place}
              icon={EyeIcon}
              tone="terracotta"
              name={name ?? <FormattedMessage id="welcome.before.unknown" values={{ ura }} />}
              note={<Moment at={at} />}
            />
          ))}
        </Rows>
      )}
      {count > latest.length && (
        <Paragraph kind="hint">
          <FormattedMessage id="welcome.before.more" values={{ count: count - latest.length }} />
        </Paragraph>
      )}
    </section>
  )
}
