import { FormattedMessage, useIntl } from 'react-intl'
import { joined } from '~/i18n/joined'
import { useText } from '~/i18n/text'
import { whomToAsk } from '~/recording/whom-to-ask'
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
  if (!mayAnswer) return null
  const waits = rows.filter((row) => row.waits)
  const asked = whomToAsk(waits, ({ now }) => now === 'yes')
  return <AskedNow {...waiting} receivers={asked.map(({ receiver }) => receiver)} />
}

type AskedProps = Pick<NonNullable<Props['waiting']>, 'isOwnNo' | 'until'> & {
  receivers: Props['rows'][number]['receiver'][]
  /** What goes along with the answer. */
  hidden?: Record<string, string>
  whole?: boolean
}

/** The question itself, with its two answers. */
export function AskedNow({ isOwnNo, until, receivers, hidden, whole }: AskedProps) {
  return (
    <section className="waits">
      <Heading level={2} looks={3} id="wacht">
        <Question receivers={receivers} />
      </Heading>
      <p>
        <FormattedMessage id={isOwnNo ? 'recorded.waiting.own' : 'recorded.waiting.text'} values={bold} />{' '}
        <FormattedMessage id="recorded.waiting.until" values={{ day: <Day key="day" at={until} /> }} />
      </p>
      <ButtonForm className="two-answers" hidden={hidden} whole={whole}>
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

function Question({ receivers }: Pick<AskedProps, 'receivers'>) {
  const text = useText()
  const intl = useIntl()
  const isOne = receivers.length === 1 && receivers[0]!.grammar === 'singular'
  return (
    <FormattedMessage
      id="recorded.waiting"
      values={{
        receivers: joined(
          intl,
          receivers.map(({ within }) => text(within)),
        ),
        grammar: isOne ? 'singular' : 'plural',
      }}
    />
  )
}
