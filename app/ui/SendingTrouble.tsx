import { useEffect, useRef, useSyncExternalStore } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from './Button'
import { Actions } from './Container'
import { Heading, Paragraph } from './Heading'
import { nowHeld, onHeld, type Held } from './held-sending'

/**
 * Says that no answer came to what was sent or asked, over the page as it stands, and offers to do it again. Closing it
 * leaves everything that was typed; the form's own button sends it too.
 */
export function SendingTrouble() {
  const held = useSyncExternalStore(onHeld, nowHeld, () => null)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (held && !dialog.current?.open) dialog.current?.showModal()
    if (!held && dialog.current?.open) dialog.current.close()
  }, [held])
  return (
    <dialog ref={dialog} className="session-warning" aria-labelledby="sending-trouble-title">
      {held && <WhatToDo held={held} close={() => dialog.current?.close()} />}
    </dialog>
  )
}

function WhatToDo({ held, close }: { held: Held; close: () => void }) {
  const { trouble, sending, again } = held
  const sendsNothing = trouble === 'long'
  return (
    <>
      <Heading level={2} id="sending-trouble-title">
        <FormattedMessage id={`ui.trouble.${trouble}.title`} />
      </Heading>
      <Paragraph>
        <FormattedMessage id={`ui.trouble.${trouble}`} />{' '}
        {sending && !sendsNothing && <FormattedMessage id="ui.trouble.twice" />}
      </Paragraph>
      <Actions>
        {!sendsNothing && (
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the focus of a dialog that asks one thing
          <Button type="button" kind="primary" size="main" onClick={again} autoFocus>
            <FormattedMessage id={sending ? 'ui.trouble.again' : 'ui.trouble.load-again'} />
          </Button>
        )}
        <Button type="button" onClick={close}>
          <FormattedMessage id="ui.trouble.close" />
        </Button>
      </Actions>
    </>
  )
}
