import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { AlertIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { AnswerBy, WhatStoodOut, WhoAndWhen, type SignalShown } from './SignalWords'

/** How many must be answered, with the oldest of them; nothing where none must. */
export function SignalBand({ signals }: { signals: SignalShown[] }) {
  const [oldest] = signals
  if (!oldest) return null
  return (
    <Notice
      kind="attention"
      icon={AlertIcon}
      actions={
        <ButtonLink to={signals.length === 1 ? PATHS.signal({ alarm: oldest.id }) : PATHS.signals}>
          <FormattedMessage id="organisation.signal.to" />
        </ButtonLink>
      }
    >
      <strong>
        <FormattedMessage id="organisation.signal.waits" values={{ count: signals.length }} />
      </strong>{' '}
      <WhoAndWhen {...oldest} />: <WhatStoodOut {...oldest} />. <AnswerBy {...oldest} />
    </Notice>
  )
}
