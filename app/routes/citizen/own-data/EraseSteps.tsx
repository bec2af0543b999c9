import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Panel } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { Steps } from '~/ui/Steps'
import { bold } from '~/ui/words'

/** What erasing everything does, in three steps, and a button that only leads on. */
export function EraseSteps() {
  const step = (name: 'now' | 'days' | 'after') => ({
    name: <FormattedMessage id={`own-data.erase.${name}`} />,
    note: <FormattedMessage id={`own-data.erase.${name}.text`} values={bold} />,
    state: 'to-come' as const,
  })
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="own-data.erase" />
      </Heading>
      <Panel>
        <Steps down steps={[step('now'), step('days'), step('after')]} />
        <Actions>
          <ButtonLink to={PATHS.erase}>
            <FormattedMessage id="own-data.erase.look" />
          </ButtonLink>
        </Actions>
      </Panel>
      <Paragraph kind="hint">
        <FormattedMessage id="own-data.erase.look.hint" />
      </Paragraph>
    </section>
  )
}
