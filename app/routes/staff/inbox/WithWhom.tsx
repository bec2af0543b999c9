import { FormattedMessage } from 'react-intl'
import type { OptInState } from '~/optin/optin'

/** Who deals with it: oneself, a colleague by name, nobody yet. */
export function WithWhom({
  state,
  isMine,
  takenBy,
}: {
  state: OptInState
  isMine: boolean
  takenBy: string | null
}) {
  if (isMine) return <FormattedMessage id="inbox.mine" />
  if (takenBy) return <>{takenBy}</>
  return <FormattedMessage id={state === 'new' || state === 'replaced' ? 'inbox.nobody' : 'inbox.gone'} />
}
