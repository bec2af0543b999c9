import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Heading } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import type { Recorded } from './shown'

type Props = Pick<Recorded, 'waiting' | 'rows' | 'done' | 'mayAnswer'>

/** What would lift a no, with its own question: no first, both as wide. Afterwards what became of it. */
export function WhatWaits({ waiting, rows, done, mayAnswer }: Props) {
  if (!waiting || done === 'yes' || done === 'no' || done === 'agreed') return null
  const { state, until } = waiting
  if (state !== 'asked')
    return (
      <div className="part">
        <Notice kind="explain">
          <FormattedMessage
            id={`recorded.waiting.${state}`}
            values={{ ...bold, day: <Day key="day" at={until} /> }}
          />
        </Notice>
      </div>
    )
  return mayAnswer ? <Asked waiting={waiting} rows={rows} /> : null
}

function Asked({ waiting, rows }: { waiting: NonNullable<Props['waiting']>; rows: Props['rows'] }) {
  const { isOwnNo, until } = waiting
  return (
    <section className="waits">
      <Heading level={2} looks={3} id="wacht">
        <Question rows={rows} />
      </Heading>
      <p>
        <FormattedMessage id={isOwnNo ? 'recorded.waiting.own' : 'recorded.waiting.text'} values={bold} />{' '}
        <FormattedMessage id="recorded.waiting.until" values={{ day: <Day key="day" at={until} /> }} />
      </p>
      <ButtonForm className="two-answers">
        <Button name="do" value="no" wide>
          <FormattedMessage id="recorded.waiting.no" />
        </Button>
        <Button name="do" value="yes" wide>
          <FormattedMessage id="recorded.waiting.yes" />
        </Button>
      </ButtonForm>
    </section>
  )
}

function Question({ rows }: Pick<Props, 'rows'>) {
  const text = useText()
  const { formatList } = useIntl()
  const waiting = rows.filter(({ waits }) => waits).map(({ receiver }) => receiver)
  const isOne = waiting.length === 1 && waiting[0]!.grammar === 'singular'
  return (
    <FormattedMessage
      id="recorded.waiting"
      values={{
        receivers: formatList(waiting.map(({ within }) => text(within))),
        grammar: isOne ? 'singular' : 'plural',
      }}
    />
  )
}
