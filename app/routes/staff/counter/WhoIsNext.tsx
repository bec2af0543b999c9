import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { ButtonForm } from '~/ui/ButtonForm'
import { Button, ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import type { ShownVisit } from './VisitPage'

/** Another child of the same parent, or a clean screen for the next person; of an adult alone only the second. */
export function WhoIsNext({ visit }: { visit: ShownVisit }) {
  const wipe = (
    <ButtonForm to={PATHS.counterStop({ visit: visit.id })} className="with-key">
      <Button kind="primary" id="wis-en-volgende">
        <FormattedMessage id="counter.next" />
      </Button>
      <kbd className="key">V</kbd>
    </ButtonForm>
  )
  if (!visit.withSpeaker || visit.age >= 16) return <div className="section">{wipe}</div>
  return (
    <div className="two-cards">
      <Card>
        <Heading level={2} looks={3}>
          <FormattedMessage id="counter.next-child.title" />
        </Heading>
        <p>
          <FormattedMessage id="counter.next-child.text" />
        </p>
        <div className="with-key">
          <ButtonLink id="volgend-kind" to={withQuery(PATHS.counterFind, { gezin: visit.id })}>
            <FormattedMessage id="counter.next-child" />
          </ButtonLink>
          <kbd className="key">K</kbd>
        </div>
      </Card>
      <Card>
        <Heading level={2} looks={3}>
          <FormattedMessage id="counter.family-done.title" />
        </Heading>
        <p>
          <FormattedMessage id="counter.family-done.text" />
        </p>
        {wipe}
      </Card>
    </div>
  )
}
