import { FormattedMessage } from 'react-intl'
import { isAskedToo } from '~/counter/said'
import { PATHS } from '~/paths'
import { TextLink } from '~/ui/TextLink'
import type { ShownVisit } from './VisitPage'

/** Of 12 to 15, while no parent was looked up: that a yes needs one (Wabvpz 15g), and the way to look them up. */
export function ParentToo({ visit: { id, age, withSpeaker } }: { visit: ShownVisit }) {
  if (!isAskedToo(age) || withSpeaker) return null
  return (
    <p className="parent-too">
      <FormattedMessage id="counter.parent-too" />{' '}
      <TextLink to={PATHS.counterSpeaker({ visit: id })}>
        <FormattedMessage id="counter.parent-too.find" />
      </TextLink>
    </p>
  )
}
