import { FormattedMessage } from 'react-intl'
import type { Path } from '~/paths'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'

/** Who was only authorised by somebody does not erase for them. */
export function NotYours({ home }: { home: Path }) {
  return (
    <>
      <PageTitle back={{ to: home }}>
        <FormattedMessage id="erase.title" />
      </PageTitle>
      <Notice kind="explain">
        <FormattedMessage id="erase.not-yours" />
      </Notice>
    </>
  )
}
