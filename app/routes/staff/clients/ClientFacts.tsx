import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { ClientShown } from '~/colleagues/client-use-cases.server'
import { Day, Moment } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'

/** What is known of a care system: its name for itself, whether it works, and by which keys it is known. */
export function ClientFacts({ id, status, keys, old, jwksUri, lastUsedOn }: SerializeFrom<ClientShown>) {
  const { formatList } = useIntl()
  const facts = [
    ['id', <code key="id">{id}</code>],
    ['column.status', <FormattedMessage key="status" id={`organisation.client.status.${status}`} />],
    [
      'keys',
      <span key="keys">
        {jwksUri ? (
          <FormattedMessage id="organisation.client.keys.at" values={{ address: jwksUri }} />
        ) : (
          formatList(keys)
        )}
        {old && (
          <div className="hint">
            <FormattedMessage
              id="organisation.client.keys.old"
              values={{ moment: <Moment key="at" at={old.until} />, names: formatList(old.keys) }}
            />
          </div>
        )}
      </span>,
    ],
    [
      'column.used',
      lastUsedOn ? (
        <Day key="used" at={lastUsedOn} />
      ) : (
        <FormattedMessage key="used" id="organisation.client.never" />
      ),
    ],
  ] as const
  return (
    <Facts
      stacked
      facts={facts.map(([what, value]) => ({
        name: <FormattedMessage id={`organisation.client.${what}`} />,
        value,
      }))}
    />
  )
}
