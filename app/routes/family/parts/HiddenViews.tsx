import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { PageBody } from '~/ui/Container'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { bold } from '~/ui/words'

/** Why a representative does not see who looked: from 12 to 15 that is the child's own (domain: safety of the child). */
export function HiddenViews() {
  return (
    <PageBody narrow>
      <PageTitle back={{ to: PATHS.overview }}>
        <FormattedMessage id="viewed.title" />
      </PageTitle>
      <Notice kind="explain">
        <FormattedMessage id="viewed.hidden" values={bold} />
      </Notice>
    </PageBody>
  )
}
