import { FormattedMessage } from 'react-intl'
import { Disclosure } from '~/ui/Disclosure'

/** The order of the law in which somebody acts for another (BW 7:465(3)). */
export function WhoComesFirst() {
  return (
    <Disclosure summary={<FormattedMessage id="evidence.order" />}>
      <FormattedMessage id="evidence.order.text" />
    </Disclosure>
  )
}
