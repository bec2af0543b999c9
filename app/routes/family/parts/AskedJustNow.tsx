import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { AskedOfDesk } from '~/mandate/asked-use-cases.server'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { AskedName } from './AskedName'
import { WhatToSend } from './WhatToSend'

/** What was asked just now: its number, and what to do for it. */
export function AskedJustNow({ asked: { kind, number } }: { asked: SerializeFrom<AskedOfDesk> }) {
  return (
    <>
      <p>
        <strong>
          <AskedName kind={kind} number={number} />
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
