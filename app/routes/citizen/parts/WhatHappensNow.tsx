import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Heading } from '~/ui/Heading'
import type { loader } from '../done'

/** What happens now, and when it works: at once for who asks; nobody needs to be told. */
export function WhatHappensNow() {
  const { mailed, author } = useLoaderData<typeof loader>()
  return (
    <section className="section screen-only">
      <Heading level={2}>
        <FormattedMessage id="done.now" />
      </Heading>
      <ul>
        <li>
          <FormattedMessage id="done.now.text" />
        </li>
        <li>
          <FormattedMessage id="receipt.now.seen" />
        </li>
        {author.who === 'self' && (
          <li>
            <FormattedMessage id={mailed ? 'receipt.now.mailed' : 'receipt.now.not-mailed'} />
          </li>
        )}
      </ul>
    </section>
  )
}
