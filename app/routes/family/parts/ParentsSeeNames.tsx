import { FormattedMessage } from 'react-intl'
import { Notice } from '~/ui/Notice'
import { useRootData } from '~/ui/root-data'
import { bold } from '~/ui/words'

/** Before a child of 12 to 15 chooses or sends by name: what the parents see of it (domain: safety of the child). */
export function ParentsSeeNames() {
  const root = useRootData()
  if (root?.visitor !== '12-15' || root.actingFor) return null
  return (
    <div className="part">
      <Notice kind="explain">
        <FormattedMessage id="named.parents-see" values={bold} />
      </Notice>
    </div>
  )
}
