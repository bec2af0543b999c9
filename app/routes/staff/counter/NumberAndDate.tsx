import { NumberAndBirth } from '~/ui/NumberAndBirth'

/** Number and birth date, from an identity document. */
export function NumberAndDate() {
  return <NumberAndBirth area="counter" />
}
