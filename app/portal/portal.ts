import type { Area } from '~/i18n/areas'
import type { Language } from '~/i18n/language'
import type { AfterLogin } from '~/identity/after-login'
import type { DeziLogin } from '~/identity/dezi.server'
import type { DigidLogin } from '~/identity/digid.server'
import type { InternalLogin } from '~/identity/internal.server'
import type { Given } from '~/identity/kept-form'
import type { PersonRegister } from '~/person/register'
import type { UpdateRegister } from '~/person/updates'
import type { Visiting } from '~/representation/acting-session.server'
import type { AuthorityRegister } from '~/representation/authority'
import type { Dossier } from '~/representation/dossier.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Config } from './config.server'

/** Everything a process was started with; routes and faces hand it on to use cases. */
export type Portal = {
  readonly config: Config
  readonly runtime: Runtime
  readonly digid: DigidLogin
  readonly dezi: DeziLogin
  readonly desk: InternalLogin
  readonly register: PersonRegister
  readonly authority: AuthorityRegister
  readonly afterLogin: AfterLogin
  /** Of whom something changed in the register of persons. */
  readonly updates: UpdateRegister
  /** For how many days a widening for a child can be agreed to. */
  readonly approvalDays: number
}

/** Marks an answer as a page that failed, so that the shell shows the page of its status in its place. */
export const FAILED_HEADER = 'x-page-failed'

/** What the shell found out about a request before a Remix route sees it. */
export type RequestContext = {
  portal: Portal
  /** Who is logged in, of whichever audience that has pages. */
  actor: Visiting | null
  /** Whose choices the pages are about, and as what; null when nobody is logged in, or may act for them (any more). */
  dossier: Dossier | null
  /** Keyed hash of the session cookie; null when nobody is logged in. */
  sessionIndex: string | null
  /** When the session ends by itself if nothing happens. */
  sessionEndsAt: Date | null
  /** Put into every form as the hidden field `csrf`. */
  csrfToken: string
  /** What was typed on this page before the session ended, given once, or in the other language. */
  takeTyped: () => Promise<Given | null>
  language: Language
  /** The words of the page that is asked, as its route declares them. */
  words: readonly Area[]
  nonce: string
  requestId: string
  /** Whether this renders the page of a refusal at another address than the one asked, where no script could go on. */
  standsIn: boolean
  /** Notes that the secret in a link was wrong; throws the answer of 429 where that was too often. */
  noteWrongLink: (secret: string) => void
  /** Logs an unexpected error under the request's id; nothing personal goes along. */
  reportError: (error: unknown) => void
}

/** The dossier of a page about somebody; whom one may not act for (any more) looks like what is not there. */
export function dossierIn({ dossier }: Pick<RequestContext, 'dossier'>): Dossier {
  if (!dossier) throw new Response(null, { status: 404 })
  return dossier
}

declare module '@remix-run/node' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is the only thing that merges
  interface AppLoadContext extends RequestContext {}
}
