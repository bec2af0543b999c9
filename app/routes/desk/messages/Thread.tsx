import { Fragment } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { BLACK } from '~/conversation/conversation'
import { NoteIcon } from '~/ui/desk-icons'
import { Moment } from '~/ui/Moment'
import { ActLine } from './ActLine'
import { DeliveryBadge } from './DeliveryBadge'
import type { ShownEntry, ShownMessage } from './shown'

/** The conversation, oldest first: the person, our answers, notes for colleagues, and what was done as small lines. */
export function Thread({ message: { thread, name } }: { message: ShownMessage }) {
  const { formatMessage } = useIntl()
  return (
    <ol className="thread" aria-label={formatMessage({ id: 'message.thread' })}>
      {thread.map((entry) => (
        <li key={entry.id}>
          <Entry entry={entry} name={name || formatMessage({ id: 'message.facts.unknown' })} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ entry, name }: { entry: ShownEntry; name: string }) {
  const { kind, at, content } = entry
  if (kind === 'act' || kind === 'auto') return <ActLine entry={entry} />
  return (
    <div className={`talk talk--${kind}`}>
      <div className="talk__head">
        <strong>
          {kind === 'note' && <NoteIcon size="small" />} <By entry={entry} name={name} />
        </strong>
        <span className="soft">
          <Moment at={at} />
          {content.via && (
            <>
              {' · '}
              <FormattedMessage id={`message.channel.${content.via}`} />
            </>
          )}
          {kind === 'note' && (
            <>
              {' · '}
              <FormattedMessage id="message.note.only" />
            </>
          )}{' '}
          <DeliveryBadge {...entry} />
        </span>
      </div>
      {content.address && <LetterTo {...content.address} />}
      <div className="talk__text">
        <Lines text={content.text} />
      </div>
    </div>
  )
}

function LetterTo({ name, street, number, postcode, town }: NonNullable<ShownEntry['content']['address']>) {
  return (
    <p className="soft">
      <FormattedMessage
        id="message.letter.to"
        values={{ address: `${name}, ${street} ${number}, ${postcode} ${town}` }}
      />
    </p>
  )
}

function By({ entry: { kind, isMine, content }, name }: { entry: ShownEntry; name: string }) {
  if (kind === 'person') return name
  const of = kind === 'answer' ? 'answer' : 'note'
  if (isMine) return <FormattedMessage id={`message.${of}-by.you`} />
  return <FormattedMessage id={`message.${of}-by`} values={{ name: content.byName ?? '' }} />
}

/** What somebody typed: text and nothing else, in its own lines; what was made black is said to who listens. */
function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, place) => (
    <Fragment key={place}>
      {place > 0 && <br />}
      {line.split(BLACK).map((words, part) => (
        <Fragment key={part}>
          {part > 0 && (
            <span className="blackened">
              <span className="visually-hidden">
                <FormattedMessage id="message.black.read" />
              </span>
            </span>
          )}
          {words}
        </Fragment>
      ))}
    </Fragment>
  ))
}
