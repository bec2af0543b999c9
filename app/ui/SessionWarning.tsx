import { forwardRef } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from './Button'
import { Actions } from './Container'
import { Heading, Paragraph } from './Heading'

type SessionWarningProps = {
  /** Whole minutes left; told again when it changes. */
  minutes: number
  /** Extends the session; one key does it, the button has the focus. */
  onStay: () => void
  onLogOut: () => void
}

/** Asks, two minutes before the session ends, whether one is still there. Open it with `showModal()`. */
export const SessionWarning = forwardRef<HTMLDialogElement, SessionWarningProps>(function SessionWarning(
  { minutes, onStay, onLogOut },
  ref,
) {
  return (
    <dialog ref={ref} className="session-warning" aria-labelledby="session-warning-title" onCancel={onStay}>
      <Heading level={2} id="session-warning-title">
        <FormattedMessage id="ui.session.title" />
      </Heading>
      <div aria-live="polite">
        <Paragraph>
          <FormattedMessage id="ui.session.text" values={{ minutes }} />
        </Paragraph>
      </div>
      <Actions>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the focus of a dialog that asks one thing */}
        <Button type="button" kind="primary" size="main" onClick={onStay} autoFocus>
          <FormattedMessage id="ui.session.stay" />
        </Button>
        <Button type="button" onClick={onLogOut}>
          <FormattedMessage id="ui.log-out" />
        </Button>
      </Actions>
    </dialog>
  )
})
