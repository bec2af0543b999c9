import { afterLogin } from '~/onbehalf/after-login.server'
import type { Portal } from '~/portal/portal'
import { askingWithin } from '~/representation/deadline.server'

/** The portal as one request has it: registers are asked within one deadline, whatever asks them. */
export function forRequest(portal: Portal): Portal {
  const asking = askingWithin(portal)
  return { ...asking, afterLogin: afterLogin(asking) }
}
