import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { NamedAdditions } from '~/catalogue/additions'
import { usePath } from '~/i18n/path'
import { useText } from '~/i18n/text'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { CsrfField } from '~/ui/CsrfField'
import { Notice } from '~/ui/Notice'

/** Whether there is anything to name. */
export function isAnythingAdded({ holders, receivers, contained, barred }: NamedAdditions): boolean {
  return barred || holders.length + receivers.length + contained.length > 0
}

/** To the review page with nothing but what is added: it is named there once more, and sent from there. */
export function TakeOver() {
  const path = usePath()
  return (
    <Form method="post" action={path(PATHS.review)} className="one-button">
      <CsrfField />
      <Button name="do" value="new">
        <FormattedMessage id="catalogue.adds.take-over" />
      </Button>
    </Form>
  )
}

/** What a newer catalogue adds to what the choices are about, group by group; nothing when it adds only rows. */
export function CatalogueAdds({ adds, children }: { adds: NamedAdditions | null; children: ReactNode }) {
  const text = useText()
  if (!adds) return null
  if (!isAnythingAdded(adds)) return null
  const { holders, receivers, contained, barred } = adds
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
