import { useEffect, useRef, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { Heading } from '~/ui/Heading'

/** After so long without a key or a press it asks, and then it wipes (expectations of the counter). */
const IDLE_SECONDS = 100
const WARN_SECONDS = 20
/** What shows that somebody is there. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const

/** Wipes the screen of a visit that nobody is at any more; any key goes on. Without scripts the visit ends by itself in a quarter of an hour. */
export function IdleWipe() {
  const [left, setLeft] = useState<number | null>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const last = useRef(0)

  useEffect(() => {
    const stay = () => {
      last.current = Date.now()
      setLeft(null)
    }
    stay()
    const look = () => {
      const idle = (Date.now() - last.current) / 1000
      if (idle >= IDLE_SECONDS + WARN_SECONDS) return wipe()
      setLeft(idle < IDLE_SECONDS ? null : Math.ceil(IDLE_SECONDS + WARN_SECONDS - idle))
    }
    const timer = setInterval(look, 1000)
    for (const sign of SIGNS) window.addEventListener(sign, stay, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) window.removeEventListener(sign, stay)
    }
  }, [])

  const isAsking = left !== null
  useEffect(() => {
    if (isAsking && !dialog.current?.open) dialog.current?.showModal()
    if (!isAsking && dialog.current?.open) dialog.current.close()
  }, [isAsking])

  return (
    <dialog ref={dialog} className="session-warning" aria-labelledby="bijna-gewist">
      <Heading level={2} id="bijna-gewist">
        <FormattedMessage id="counter.idle.title" />
      </Heading>
      <p>
        <FormattedMessage id="counter.idle.text" values={{ left: left ?? WARN_SECONDS }} />
      </p>
      <Actions>
        <Button type="button" kind="primary" size="main">
          <FormattedMessage id="counter.idle.stay" />
        </Button>
        <Button type="button" onClick={wipe}>
          <FormattedMessage id="counter.idle.wipe" />
        </Button>
      </Actions>
    </dialog>
  )
}

function wipe() {
  document.getElementById('wis')?.click()
}
