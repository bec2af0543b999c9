import { useEffect, useState } from 'react'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import type { ShownPresent } from './shown'
import { sendQuietly } from './send-quietly'

const EVERY_MILLISECONDS = 30_000

/** Says every half minute that one has the message on the screen, and hears who else has. Null until the first answer. */
export function useMessageWatch(message: string | null): ShownPresent | null {
  const path = usePath()
  const [present, setPresent] = useState<ShownPresent | null>(null)
  const to = message && path(PATHS.deskMessageAct({ message, act: 'aanwezig' }))
  useEffect(() => {
    if (!to) return
    const timer = setInterval(async () => {
      const form = document.querySelector<HTMLFormElement>('form[method=post]')
      const heard = form && (await sendQuietly<{ present: ShownPresent }>(to, form))
      if (heard) setPresent(heard.present)
    }, EVERY_MILLISECONDS)
    return () => clearInterval(timer)
  }, [to])
  return present
}
