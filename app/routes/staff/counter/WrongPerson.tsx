import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { ButtonForm } from '~/ui/ButtonForm'
import { Button, ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { Heading } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import type { ShownVisit } from './VisitPage'

type WrongPersonProps = { visit: ShownVisit; number: string; asks: boolean }

/** A quiet way back, the same day; it asks once, with two equal buttons. */
export function WrongPerson({ visit, number, asks }: WrongPersonProps) {
  const here = PATHS.counterDone({ visit: visit.id })
  if (!asks)
    return (
      <p className="section section--line">
        <FormattedMessage id="counter.wrong-person" values={bold} />{' '}
        <TextLink to={withQuery(here, { weg: true })}>
          <FormattedMessage id="counter.wrong-person.link" />
        </TextLink>
      </p>
    )
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="counter.wrong-person.asks" values={{ number }} />
      </Heading>
      <p>
        <FormattedMessage id="counter.wrong-person.text" />
      </p>
      <ButtonForm>
        <Actions>
          <Button name="weghalen" value="ja">
            <FormattedMessage id="counter.wrong-person.take" />
          </Button>
          <ButtonLink to={here}>
            <FormattedMessage id="counter.wrong-person.leave" />
          </ButtonLink>
        </Actions>
      </ButtonForm>
    </Card>
  )
}
