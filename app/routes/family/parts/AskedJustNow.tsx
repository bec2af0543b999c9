import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { AskedOfDesk } from '~/mandate/asked-use-cases.server'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { WhatToSend } from './WhatToSend'

/** What was asked just now: its number, and what to do for it. */
export function AskedJustNow({ asked: { kind, number } }: { asked: SerializeFrom<AskedOfDesk> }) {
  const { formatMessage } = useIntl()
  const words = { kind: formatMessage({ id: `evidence.kind.${kind}` }), number: number ?? '' }
  return (
    <>
      <p>
        <strong>
          <FormattedMessage id="evidence.asked.name" values={words} />
        </strong>
      </p>
      <WhatToSend kind={kind} number={number} />
      <Actions>
        <ButtonLink to={PATHS.others} size="main">
          <FormattedMessage id="authority.back" />
        </ButtonLink>
      </Actions>
    </>
  )
}
