import { FormattedMessage } from 'react-intl'
import { Heading } from '~/ui/Heading'
import { Rows } from '~/ui/Rows'
import type { ComponentProps } from 'react'
import { AskedOfOthers } from './AskedOfOthers'

/** What waits for the reader under *Voor een ander*, so that the page never says nothing waits while it does. */
export function AskedElsewhere({ people, offered }: ComponentProps<typeof AskedOfOthers>) {
  if (people.length === 0 && offered.length === 0) return null
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="family.title" />
      </Heading>
      <Rows>
        <AskedOfOthers people={people} offered={offered} />
      </Rows>
    </section>
  )
}
