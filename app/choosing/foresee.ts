import type { ApprovalRefusal, Missing } from '~/agreement/approval'
import { causeOfRefusal, type NotTaken } from '~/agreement/not-taken'
import type { Gate } from '~/person/gate'
import type { WhoDecides } from '~/representation/who-decides'

/**
 * What sending will do with the part that lets somebody see more.
 *
 * - `nothing-widens`: there is no such part; all takes effect at once
 * - `in-force`: it takes effect at once
 * - `asks-…`: it becomes a question, to the person, a parent or guardian, both, or whoever said no there; `…-beside`: said it
 *   to another group, which a provider may be of as well
 * - `asks-nobody-known`: it waits until it is known who may agree
 * - what else: it is not taken; see `NotTaken`. Whether the register answers is known only when it is sent
 */
export type Foreseen =
  | 'nothing-widens'
  | 'in-force'
  | 'asks-person'
  | 'asks-person-who-said-no'
  | 'asks-representative'
  | 'asks-both'
  | 'asks-who-said-no'
  | 'asks-who-said-no-beside'
  | 'asks-nobody-known'
  | Exclude<NotTaken, 'register-down'>

export type ForeseenFacts = {
  widens: boolean
  /** Whether it is one's own and nobody else has a say. */
  isAlone: boolean
  decides: WhoDecides
  gate: Gate
  /** What asking for it brings. */
  asked: 'in-force' | 'asks' | ApprovalRefusal
  missing: Missing
  /** Whether anybody is known who may agree for the person. */
  isKnown: boolean
  /** Who of those asked said no to exactly this. */
  saidNo: { person: boolean; named: boolean }
}

export function foreseen({ widens, isAlone, decides, gate, asked, ...facts }: ForeseenFacts): Foreseen {
  if (!widens) return 'nothing-widens'
  if (gate === 'locked') return 'locked'
  const mayWait = gate === 'under-decision' && decides === 'together'
  if (gate !== 'open' && !mayWait) return asked === 'not-asked' ? 'not-decider' : 'closed'
  if (isAlone || asked === 'in-force') return 'in-force'
  return asked === 'asks' ? asks(facts) : causeOfRefusal(asked)
}

/** What becomes of what a newer catalogue adds, which the page named: it holds at once, once it is agreed to, or not. */
export type TakenOver = 'now' | 'asked' | 'not'

/** By the same rules: taking it over widens, so what only narrows does it only for who decides alone. */
export function takenOver(will: Foreseen, mayWidenAlone: boolean): TakenOver {
  if (will === 'in-force' || (will === 'nothing-widens' && mayWidenAlone)) return 'now'
  return will.startsWith('asks-') ? 'asked' : 'not'
}

function asks({ missing, isKnown, saidNo }: Pick<ForeseenFacts, 'missing' | 'isKnown' | 'saidNo'>): Foreseen {
  const { person, representative, named } = missing
  if (named.length > 0) return saidNo.named ? 'asks-who-said-no' : 'asks-who-said-no-beside'
  if (person && representative) return 'asks-both'
  if (person) return saidNo.person ? 'asks-person-who-said-no' : 'asks-person'
  return isKnown ? 'asks-representative' : 'asks-nobody-known'
}
