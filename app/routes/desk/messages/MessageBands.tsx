import { FormattedMessage } from 'react-intl'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { FlagIcon } from '~/ui/desk-icons'
import { EditIcon, EyeIcon, UndoIcon } from '~/ui/icons'
import { Clock, Day } from '~/ui/Moment'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import { SentBand } from './SentBand'
import type { ShownMessage, ShownPresent } from './shown'
import { TakeBackBand } from './TakeBackBand'

type MessageBandsProps = {
  message: ShownMessage
  done: string | null
  now: string
  present: ShownPresent
}

/** What one has to know before one does anything: what just happened, who else is there, what is wrong. */
export function MessageBands({ message, done, now, present }: MessageBandsProps) {
  const { flag, bounced, handedOn, canTakeBackUntil, canTakeBackLetter, name } = message
  return (
    <>
      {canTakeBackUntil ? (
        <SentBand name={name} until={canTakeBackUntil} now={now} />
      ) : (
        <WhatHappened done={done} name={name} />
      )}
      {canTakeBackLetter && (
        <TakeBackBand>
          <FormattedMessage id="message.one.with-letters" values={bold} />
        </TakeBackBand>
      )}
      {flag && (
        <Notice kind="failed" icon={FlagIcon}>
          <FormattedMessage id={`message.flag.${flag}.text`} values={bold} />
        </Notice>
      )}
      {bounced && (
        <Notice kind="failed">
          <FormattedMessage id="message.one.bounced" values={bold} />
        </Notice>
      )}
      {handedOn && (
        <Notice kind="explain">
          <FormattedMessage
            id="message.one.handed-on"
            values={{ ...bold, day: <Day key="day" at={handedOn.at} /> }}
          />{' '}
          <FormattedMessage
            id={handedOn.pickedUpAt ? 'message.picked-up' : 'message.not-picked-up'}
            values={{
              day: handedOn.pickedUpAt && <Day key="day" at={handedOn.pickedUpAt} />,
            }}
          />
        </Notice>
      )}
      <div aria-live="polite">
        <Presence message={message} present={present} />
      </div>
    </>
  )
}

function WhatHappened({ done, name }: { done: string | null; name: string }) {
  switch (done) {
    case 'verstuurd':
      return <Done id="message.one.gone-out" />
    case 'notitie':
      return <Done id="message.one.noted" name={name} />
    case 'zwart':
      return <Done id="message.one.black" />
    case 'gedaan':
      return <Done id="message.one.done" />
    case 'teruggenomen':
      return (
        <Notice kind="explain" icon={UndoIcon} role="status">
          <FormattedMessage id="message.one.taken-back" values={bold} />
        </Notice>
      )
    default:
      return null
  }
}

type DoneId = 'message.one.gone-out' | 'message.one.noted' | 'message.one.black' | 'message.one.done'

function Done({ id, name = '' }: { id: DoneId; name?: string }) {
  return (
    <Notice kind="done" role="status">
      <FormattedMessage
        id={id}
        values={{ ...bold, name: name || <FormattedMessage id="message.facts.unknown" /> }}
      />
    </Notice>
  )
}

/** Who else has it on the screen, and what that means for who reads this. */
function Presence({ message: { owner, state }, present }: { message: ShownMessage; present: ShownPresent }) {
  const isOpen = state === 'taken' || state === 'waits' || state === 'new'
  const [first] = present
  const isMine = owner?.isMe === true
  if (!first && (isMine || !isOpen)) return null
  const writes = first?.writes === true && !isMine
  const over = isOpen && !isMine && (
    <ButtonForm>
      <Button name="do" value={owner ? 'over' : 'take'}>
        <FormattedMessage id={owner ? 'message.take-over' : 'message.take'} />
      </Button>
    </ButtonForm>
  )
  return (
    <Notice
      kind={isMine ? 'explain' : 'attention'}
      icon={writes ? EditIcon : EyeIcon}
      actions={over || undefined}
    >
      {first && (
        <>
          <FormattedMessage
            id={writes ? 'message.one.writes' : 'message.one.reads'}
            values={{ ...bold, name: first.name, clock: <Clock key="clock" at={first.since} /> }}
          />{' '}
        </>
      )}
      {isMine && <FormattedMessage id="message.one.you-send" />}
      {!isMine && owner && <FormattedMessage id="message.one.read-only" values={{ name: owner.name }} />}
      {!isMine && !owner && isOpen && <FormattedMessage id="message.one.nobody" />}
    </Notice>
  )
}
