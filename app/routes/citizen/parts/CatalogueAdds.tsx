import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { NamedAdditions } from '~/catalogue/additions'
import { useText } from '~/i18n/text'
import { Notice } from '~/ui/Notice'

/** What a newer catalogue adds to what the choices are about, group by group; nothing when it adds only rows. */
export function CatalogueAdds({ adds, children }: { adds: NamedAdditions | null; children: ReactNode }) {
  const text = useText()
  if (!adds) return null
  const { holders, receivers, contained, barred } = adds
  if (!barred && holders.length + receivers.length + contained.length === 0) return null
  return (
    <Notice kind="attention">
      <p>{children}</p>
      <ul>
        {holders.map((group) => (
          <li key={group.nl}>
            <FormattedMessage id="catalogue.adds.holder" values={{ group: text(group) }} />
          </li>
        ))}
        {receivers.map((group) => (
          <li key={group.nl}>
            <FormattedMessage id="catalogue.adds.receiver" values={{ group: text(group) }} />
          </li>
        ))}
        {contained.map(({ data, within }) => (
          <li key={`${data.nl} ${within.nl}`}>
            <FormattedMessage
              id="catalogue.adds.contained"
              values={{ data: text(data), within: text(within) }}
            />
          </li>
        ))}
        {barred && (
          <li>
            <FormattedMessage id="catalogue.adds.barred" />
          </li>
        )}
      </ul>
    </Notice>
  )
}
