import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Panel } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'

const WAYS = [
  { to: PATHS.pairing, words: 'code' },
  { to: PATHS.addChild, words: 'child' },
  { to: PATHS.authorise, words: 'authorise' },
  { to: PATHS.evidence, words: 'evidence' },
] as const

/** What one can do when somebody is not on the list. */
export function OtherWays() {
  return (
    <Panel>
      <Heading level={2} looks={3}>
        <FormattedMessage id="family.ways" />
      </Heading>
      <ul className="plain-list">
        {WAYS.map(({ to, words }) => (
          <li key={to}>
            <TextLink to={to}>
              <FormattedMessage id={`family.ways.${words}`} />
            </TextLink>
            <p className="hint">
              <FormattedMessage id={`family.ways.${words}.text`} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
