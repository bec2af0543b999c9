import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { PageTextId } from '~/i18n/pages'
import { Heading } from '~/ui/Heading'
import { rich } from '~/ui/rich'

type SectionOf<Id extends string> = Id extends `${infer Section}.title`
  ? `${Section}.text` extends PageTextId
    ? Section
    : never
  : never

/** Ids of which both `.title` and `.text` exist. */
export type SectionId = SectionOf<PageTextId>

/** A heading with its text, from one pair of messages. */
export function TextSection({ id, values }: { id: SectionId; values?: Record<string, ReactNode> }) {
  return (
    <>
      <Heading level={2} id={id.split('.').at(-1)}>
        <FormattedMessage id={`${id}.title`} />
      </Heading>
      <FormattedMessage id={`${id}.text`} values={{ ...rich, ...values }} />
    </>
  )
}
