import type { InternalLoginRefusal } from './internal-failure'
import type { AdmissionOfPerson } from './admission'
import type { CommonRefusal } from './common-reasons'
import type { LoginTrouble } from './oidc-refusal.server'
import type { StaffLoginRefusal } from './staff-failure'

export type LoginRefusal = CommonRefusal | LoginTrouble | (AdmissionOfPerson & { ok: false })['refusal']

/** `goTo`: where one reads what happened, with where one was going kept. */
export type Refused = {
  ok: false
  refusal: LoginRefusal | StaffLoginRefusal | InternalLoginRefusal
  detail: string
  goTo: string
}
type LetIn = { ok: true; setCookie: string; goTo: string }

/** Where the browser goes next; `setCookie` is null where this answer served before, and the browser has its session. */
export type LoginFinished = LetIn | { ok: true; setCookie: null; goTo: string } | Refused
