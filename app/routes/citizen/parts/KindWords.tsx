import { FormattedMessage } from 'react-intl'
import { KINDS, type KindId } from '~/notification/kinds'

/** What a kind of mail is about. */
export function KindTitle({ kind }: { kind: KindId }) {
  return <FormattedMessage id={KINDS[kind].title} />
}

/** A word more about it, for kinds that need one. */
export function kindHint(kind: KindId) {
  const { hint } = KINDS[kind]
  return hint ? <FormattedMessage id={hint} /> : undefined
}
