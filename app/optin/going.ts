import type { Gate } from '~/person/gate'
import type { LocalDate } from '~/runtime/local-date'
import { kindOf, type OptInAnswer, type OptInKind } from './optin'

/** What sending a draft made of the questions of one provider. */
export type GoingFacts = {
  /** What stands at that provider by name, once what takes effect at once has. */
  answers: readonly OptInAnswer[]
  /** Whether sending changed one of these. */
  changed: boolean
  /** Whether it asks somebody else to agree to one of these. */
  asks: boolean
  /** Whether that question waits: it can be left out too, with a no that is taken. */
  waits: boolean
}

export type Going = { goes: 'now'; kind: OptInKind } | { goes: 'once-agreed' }

/**
 * What goes to a provider, and when: what is in force goes at once, what somebody has to agree to goes once they did. A no is
 * never held up by a yes beside it. Nothing goes that says nothing.
 */
export function goingTo({ answers, changed, asks, waits }: GoingFacts, today: LocalDate): Going[] {
  const isNow = answers.length > 0 && (changed || !asks)
  return [
    ...(isNow ? [{ goes: 'now' as const, kind: kindOf(answers, today) }] : []),
    ...(asks && waits ? [{ goes: 'once-agreed' as const }] : []),
  ]
}

/**
 * Why a request cannot go that changes no choice; null where it can. `unanswered`: to one of them it would say nothing. As with
 * the choices themselves, a yes goes only while choices count and terms are accepted; a no whatever the gate, unless all is being erased.
 */
export function mayGoUnchanged(
  kinds: readonly (OptInKind | null)[],
  { gate, terms }: { gate: Gate; terms: 'accepted' | 'not-accepted' },
): 'unanswered' | 'gate-closed' | 'terms-not-accepted' | null {
  if (kinds.includes(null)) return 'unanswered'
  if (gate === 'erasing' || gate === 'deceased') return 'gate-closed'
  if (!kinds.includes('opt-in')) return null
  if (terms === 'not-accepted') return 'terms-not-accepted'
  return gate === 'open' ? null : 'gate-closed'
}
