import { useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { readReference } from '~/enquiry/reference'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'

/** Who comes from a line of the list of who viewed: by what to name that line. Nothing for anybody else. */
export function ViewReference() {
  const reference = readReference(useSearchParams()[0].get('kenmerk'))
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
