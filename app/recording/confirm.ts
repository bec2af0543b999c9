import type { LocalDate } from '~/runtime/local-date'
import type { Standing } from './recorded'

/** What somebody says of what waits: it may become yes, or stays no. */
export type ConfirmCommand = { answer: 'yes' | 'no'; by: string }

export type ConfirmFacts = Standing & {
  /** Whose no would be lifted, of those who decide now; nobody where whoever said it decides no more. */
  sayers: readonly string[]
  /** Who decides about the person now. */
  deciders: readonly string[]
  /** Who confirmed so far. */
  confirmedBy: readonly string[]
}

export type Confirmed =
  | { happened: 'declined' }
  /** Somebody else's no is in it as well: it waits for them. */
  | { happened: 'agreed'; confirmedBy: string[] }
  | { happened: 'confirmed'; confirmedBy: string[] }

/**
 * - `not-there`: nothing waits in it
 * - `over`: its last day passed
 * - `not-asked`: it is another's no: they are asked
 */
export type ConfirmRefusal = 'not-there' | 'over' | 'not-asked'

/**
 * A line that would lift a no waits for whoever said that no (domain: provider staff). Where several said it each of them
 * confirms, and one no ends it. Whose no it was may decide no more: then any one who decides now does.
 */
export function decideConfirm(
  { answer, by }: ConfirmCommand,
  facts: ConfirmFacts,
  today: LocalDate,
): { ok: true; event: Confirmed } | { ok: false; refusal: ConfirmRefusal } {
  const { waits, waitsUntil, endedAs, sayers, deciders } = facts
  if (waits !== 'waiting' || endedAs !== null) return { ok: false, refusal: 'not-there' }
  if (isOver(waitsUntil, today)) return { ok: false, refusal: 'over' }
  if (!maySay(by, { sayers, deciders })) return { ok: false, refusal: 'not-asked' }
  if (answer === 'no') return { ok: true, event: { happened: 'declined' } }
  const confirmedBy = [...new Set([...facts.confirmedBy, by])]
  const isWhole = sayers.every((one) => confirmedBy.includes(one))
  return { ok: true, event: { happened: isWhole ? 'confirmed' : 'agreed', confirmedBy } }
}

/** Whether the last day on which it can be confirmed passed. */
export function isOver(waitsUntil: LocalDate | null, today: LocalDate): boolean {
  return waitsUntil !== null && waitsUntil < today
}

/** Whether somebody is asked about what waits. */
export function maySay(
  who: string,
  { sayers, deciders }: Pick<ConfirmFacts, 'sayers' | 'deciders'>,
): boolean {
  return deciders.includes(who) && (sayers.length === 0 || sayers.includes(who))
}
