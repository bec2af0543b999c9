import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import type { readInboxRequest } from '~/inbox/use-cases.server'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions } from '~/ui/Container'
import { Heading, Paragraph } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { Facts } from '~/ui/Rows'
import { InboxState } from './InboxTable'
import { WithWhom } from './WithWhom'

type Shown = NonNullable<SerializeFrom<typeof readInboxRequest>>

/** How far it is: when it came, until when there is time, who deals with it. */
export function HowFar({ state, sentAt, sentAs, dueOn, settledAt, ...who }: Shown) {
  const facts = [
    ['inbox.one.state', <InboxState key="state" state={state} />],
    ['inbox.column.sent', <Moment key="sent" at={sentAt} />],
    ['inbox.one.sent-by', <FormattedMessage key="by" id={`inbox.one.sent-by.${sentAs}`} />],
    ['inbox.column.due', !settledAt && dueOn && <Day key="due" at={dueOn} />],
    ['inbox.column.settled', settledAt && <Moment key="settled" at={settledAt} />],
    ['inbox.column.who', <WithWhom key="who" state={state} {...who} />],
  ] as const
  return (
    <Facts
      facts={facts.flatMap(([id, value]) => (value ? [{ name: <FormattedMessage id={id} />, value }] : []))}
    />
  )
}

/** The button by which one looks after it from now on. */
export function TakeOn({ seen, takenBy }: Shown) {
  return (
    <ButtonForm hidden={{ do: 'take', seen: seen ?? '' }}>
      <Paragraph>
        <FormattedMessage id="inbox.one.take.text" />
      </Paragraph>
      <Actions>
        <Button kind="primary" size="main">
          {takenBy ? (
            <FormattedMessage id="inbox.one.take-over" values={{ name: takenBy }} />
          ) : (
            <FormattedMessage id="inbox.one.take" />
          )}
        </Button>
      </Actions>
    </ButtonForm>
  )
}

/** What came of it: with the first two it is over. */
export function WhatCame({ kind }: Pick<Shown, 'kind'>) {
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="inbox.one.what" />
      </Heading>
      <ButtonForm>
        <Actions>
          <Button kind="primary" size="main" name="do" value="process">
            <FormattedMessage id="inbox.one.process" />
          </Button>
          <Button size="main" name="do" value="not-patient">
            <FormattedMessage id="inbox.one.not-patient" />
          </Button>
          <Button size="main" name="do" value="hand-back">
            <FormattedMessage id="inbox.one.hand-back" />
          </Button>
        </Actions>
      </ButtonForm>
      <Paragraph kind="hint">
        <FormattedMessage id="inbox.one.what.hint" />
        {kind === 'withdrawal' && (
          <>
            {' '}
            <FormattedMessage id="inbox.one.what.hint.withdrawal" />
          </>
        )}
      </Paragraph>
    </section>
  )
}

/** What one can still do while nothing else is open. */
export function HandBack() {
  return (
    <ButtonForm hidden={{ do: 'hand-back' }}>
      <Actions>
        <Button size="main">
          <FormattedMessage id="inbox.one.hand-back" />
        </Button>
      </Actions>
    </ButtonForm>
  )
}
