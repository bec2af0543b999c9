import { FormattedMessage } from 'react-intl'
import { useLanguage } from '~/i18n/intl'
import { PATHS } from '~/paths'
import { Heading } from '~/ui/Heading'
import { useRootData } from '~/ui/root-data'
import type { Done } from '../parts/shown'

/** On paper only: where to change or ask, with addresses written out. */
export function PrintedContact({ origin }: Pick<Done, 'origin'>) {
  const organisation = useRootData()?.organisation
  const language = useLanguage()
  if (!organisation) return null
  return (
    <section className="print-only">
      <Heading level={2}>
        <FormattedMessage id="receipt.contact" />
      </Heading>
      <p>
        <FormattedMessage
          id="receipt.contact.text"
          values={{
            address: origin + PATHS.choices,
            phone: organisation.phone,
            hours: organisation.phoneHours[language],
            post: organisation.address.join(', '),
          }}
        />
      </p>
    </section>
  )
}
