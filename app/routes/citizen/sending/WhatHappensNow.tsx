import { FormattedMessage } from 'react-intl'
import { Heading } from '~/ui/Heading'
import { useRootData } from '~/ui/root-data'
import type { Done } from '../parts/shown'

/** What happens now, and when it works; nothing of what is over, or of a no that was not said. */
export function WhatHappensNow({
  mailed,
  author,
  stands,
  takesBack,
}: Pick<Done, 'mailed' | 'author' | 'stands' | 'takesBack'>) {
  const isInForce = stands === 'now' || stands === 'since'
  const age = useRootData()?.actingFor?.age ?? null
  // A child under 12 has no address of its own.
  const isMailed = author.who === 'self' && stands === 'now' && (age === null || age >= 12)
  if (!isInForce && !takesBack && !isMailed) return null
  return (
    <section className="section screen-only">
      <Heading level={2}>
        <FormattedMessage id="done.now" />
      </Heading>
      <ul>
        {isInForce && (
          <li>
            <FormattedMessage id="done.now.text" />
          </li>
        )}
        {takesBack && (
          <li>
            <FormattedMessage id="receipt.now.seen" />
          </li>
        )}
        {isMailed && (
          <li>
            <FormattedMessage id={mailed ? 'receipt.now.mailed' : 'receipt.now.not-mailed'} />
          </li>
        )}
      </ul>
    </section>
  )
}
