import { useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readRecordNumber } from '~/conversation/contact-form'
import { readReference } from '~/enquiry/reference'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'

/** Who comes from a line of the list of who viewed, or from what staff wrote down: by what to name it. Nothing for anybody else. */
export function ViewReference() {
  const [search] = useSearchParams()
  const reference = readReference(search.get('kenmerk'))
  const recorded = readRecordNumber(search.get('vastlegging'))
  if (!reference && recorded)
    return (
      <Notice kind="explain">
        <FormattedMessage id="contact.about.recorded" values={{ ...bold, number: recorded }} />
      </Notice>
    )
  if (!reference) return null
  return (
    <Notice kind="explain">
      <p>
        <strong>
          <FormattedMessage id="viewed.reference" />
        </strong>
      </p>
      <p>
        <FormattedMessage id="viewed.reference.text" values={{ ...bold, reference }} />
      </p>
    </Notice>
  )
}
