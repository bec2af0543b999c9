import { FormattedMessage, useIntl } from 'react-intl'
import type { AskedOfDesk } from '~/mandate/asked-use-cases.server'

/** What was asked of the desk, by what one is of somebody, and the number to say on the phone. */
export function AskedName({ kind, number }: Pick<AskedOfDesk, 'kind' | 'number'>) {
  const { formatMessage } = useIntl()
  const words = { kind: formatMessage({ id: `evidence.kind.${kind}` }), number: number ?? '' }
  const id = kind === 'after-death' ? 'evidence.asked.looking-back' : 'evidence.asked.name'
  return <FormattedMessage id={id} values={words} />
}
