import { FormattedMessage } from 'react-intl'
import { Notice } from '~/ui/Notice'

/** Says, without a name, that somebody one decided for died by the register, and what that means. */
export function DiedNotice({ died }: { died: number }) {
  if (died === 0) return null
  return (
    <div className="on-top">
      <Notice kind="explain">
        <FormattedMessage id="family.died" values={{ count: died }} />
      </Notice>
    </div>
  )
}
