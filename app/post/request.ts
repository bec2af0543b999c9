import type { PostalAddress } from '~/notification/postal'
import type { LocalDate } from '~/runtime/local-date'

/** What can be asked by post (domain: without DigiD): who saw what of one's data, and everything on no. */
export const POST_REQUEST_KINDS = ['overview', 'withdraw-all'] as const
export type PostRequestKind = (typeof POST_REQUEST_KINDS)[number]

/**
 * - `received`: written down, and nothing done yet
 * - `form-sent`: the form to sign is on its way · `returned`: it came back signed
 * - `handled` · `not-handled`, for a reason
 */
export const POST_REQUEST_STATES = ['received', 'form-sent', 'returned', 'handled', 'not-handled'] as const
export type PostRequestState = (typeof POST_REQUEST_STATES)[number]

export const OPEN_POST_STATES = ['received', 'form-sent', 'returned'] as const satisfies PostRequestState[]

/** Why a request by post is not handled. */
export const NOT_HANDLED_REASONS = ['not-signed', 'not-who', 'taken-back', 'twice'] as const
export type NotHandledReason = (typeof NOT_HANDLED_REASONS)[number]

/** Who asked, as the form has it. */
export type PostDetails = {
  initials: string
  surname: string
  birthDate: LocalDate
  address: PostalAddress
  phone: string | null
}

/** What the desk does with a request by post. */
export type PostCommand =
  | { do: 'send-form' }
  | { do: 'came-back' }
  | { do: 'identity-seen' }
  | { do: 'handle' }
  | { do: 'refuse'; reason: NotHandledReason }

export type PostFacts = { state: PostRequestState; identitySeen: boolean }

/**
 * - `settled`: it was handled, or was not, already
 * - `not-returned`: nothing is done before the signed form is there (Wabvpz 15a: express, and established)
 * - `identity`: nothing is done before the desk saw who it is (AVG 12(6))
 */
export type PostRefusal = 'settled' | 'not-returned' | 'identity'
export type PostDecision = { ok: true; state: PostRequestState } | { ok: false; refusal: PostRefusal }

/** What becomes of a request by post. A form may come back that was never sent: somebody printed it at home. */
export function decidePost(command: PostCommand, { state, identitySeen }: PostFacts): PostDecision {
  if (state === 'handled' || state === 'not-handled') return { ok: false, refusal: 'settled' }
  switch (command.do) {
    case 'send-form':
      return { ok: true, state: state === 'returned' ? state : 'form-sent' }
    case 'came-back':
      return { ok: true, state: 'returned' }
    case 'identity-seen':
      return { ok: true, state }
    case 'refuse':
      return { ok: true, state: 'not-handled' }
    case 'handle':
      if (state !== 'returned') return { ok: false, refusal: 'not-returned' }
      return identitySeen ? { ok: true, state: 'handled' } : { ok: false, refusal: 'identity' }
  }
}
