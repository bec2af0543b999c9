import { useState } from 'react'
import { usePath } from '~/i18n/path'
import { PATHS } from '~/paths'
import type { ShownPresent } from './shown'
import { sendQuietly } from './send-quietly'
import { useWhileActive } from './use-while-active'

/** Says now and then that one has the message on the screen, and hears who else has. Null until the first answer. */
export function useMessageWatch(message: string | null): ShownPresent | null {
  const path = usePath()
  const [present, setPresent] = useState<ShownPresent | null>(null)
  useWhileActive(async () => {
    const form = document.querySelector<HTMLFormElement>('main form[method=post]')
    if (message === null || !form) return
    const to = path(PATHS.deskMessageAct({ message, act: 'aanwezig' }))
    const heard = await sendQuietly<{ present: ShownPresent }>(to, form)
    if (heard) setPresent(heard.present)
  })
  return present
}
