import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { InboxRow } from '~/conversation/inbox-use-cases.server'
import { Button } from '~/ui/Button'
import { wide } from '~/ui/words'

type Shown = SerializeFrom<Pick<InboxRow, 'id' | 'number' | 'state' | 'owner' | 'present'>>

/** Who has a message and who has it on the screen; the button to take it where nobody has. */
export function WhoHasIt({ id, number, state, owner, present }: Shown) {
  const isOpen = state !== 'closed' && state !== 'spam' && state !== 'handed-on'
  const others = present.filter(({ name }) => name !== owner?.name)
  const writing = present.find(({ name, writes }) => name === owner?.name && writes)
  return (
    <>
      {isOpen && !owner && (
        <Button name="take" value={id} aria-describedby={`nummer-${id}`}>
          <FormattedMessage id="message.take" />
        </Button>
      )}
      {state === 'handed-on' && (
        <span className="soft">
          <FormattedMessage id="message.who.officer" />
        </span>
      )}
      {owner && (
        <WithInitials name={owner.name} isOther={!owner.isMe}>
          {owner.isMe ? (
            <FormattedMessage id="message.who.you" />
          ) : writing ? (
            <FormattedMessage id="message.writes" values={{ name: firstName(owner.name) }} />
          ) : (
            firstName(owner.name)
          )}
        </WithInitials>
      )}
      {others.map(({ name, writes }) => (
        <WithInitials key={name} name={name} isOther>
          <FormattedMessage
            id={writes ? 'message.writes' : 'message.reads'}
            values={{ name: firstName(name) }}
          />
        </WithInitials>
      ))}
      {isOpen && owner && !owner.isMe && <TakeOver id={id} number={number} />}
    </>
  )
}

function TakeOver({ id, number }: Pick<Shown, 'id' | 'number'>) {
  const { formatMessage } = useIntl()
  return (
    <button
      type="submit"
      name="over"
      value={id}
      className="linklike"
      aria-label={`${formatMessage({ id: 'message.take-over' })} ${number}`}
    >
      <FormattedMessage id="message.take-over" values={wide} />
    </button>
  )
}

function WithInitials({
  name,
  isOther,
  children,
}: {
  name: string
  isOther?: boolean
  children: React.ReactNode
}) {
  return (
    <span className="who">
      <span className={isOther ? 'who__initials who__initials--other' : 'who__initials'} aria-hidden="true">
        {initialsOf(name)}
      </span>
      <span>{children}</span>
    </span>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toUpperCase()
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}
