import type { LocalDate } from '~/runtime/local-date'

/**
 * What somebody can ask of the privacy officer: what the law gives (AVG 15 to 18, 20, 21), a copy of the log (Wabvpz 15e), who may do
 * what here (the authorisation matrix), or a complaint [domain: privacy officer].
 */
export const RIGHTS_KINDS = [
  'access',
  'rectification',
  'completion',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'log-copy',
  'matrix',
  'complaint',
] as const
export type RightsKind = (typeof RIGHTS_KINDS)[number]

/** Of these everybody who got the data is told when it is granted, unless that cannot be done (AVG 19). */
export const TOLD_TO_OTHERS: readonly RightsKind[] = ['rectification', 'completion', 'erasure', 'restriction']

/** Why it may be refused, by what was asked [domain: refusals reasoned]. */
export const GROUNDS = {
  /** Only where it would harm another's rights and freedoms (AVG 15(4)). */
  access: ['another-privacy'],
  portability: ['another-privacy'],
  'log-copy': ['another-privacy'],
  matrix: ['not-founded'],
  /** What the law keeps, or another's substantial interest (AVG 17(3)). */
  erasure: ['statutory-retention', 'another-interest'],
  rectification: ['it-is-right'],
  completion: ['it-is-complete'],
  restriction: ['not-founded'],
  objection: ['compelling-grounds'],
  complaint: ['not-founded'],
} as const satisfies Record<RightsKind, readonly string[]>
export type Ground = (typeof GROUNDS)[RightsKind][number]

export const OUTCOMES = ['granted', 'in-part', 'refused'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** By which way it came. What comes with a login proves by itself who asks. */
export type RightsChannel = 'self' | 'representative' | 'paper' | 'mail'

/**
 * Everything that happened to one request, in order; where it stands and until when there is follows from these alone. `on`: the day
 * on which it was so, which on paper may lie before the day it was written down.
 */
export type RightsEvent =
  | { what: 'received'; on: LocalDate; identity: 'proven' | 'open' }
  | { what: 'identity-proven'; on: LocalDate }
  | { what: 'done-at-once'; on: LocalDate }
  | { what: 'taken'; on: LocalDate; by: string }
  | { what: 'added'; on: LocalDate; text: string }
  | { what: 'asked'; on: LocalDate; text: string }
  | { what: 'answered'; on: LocalDate; text: string }
  | { what: 'extended'; on: LocalDate; text: string }
  | {
      what: 'decided'
      on: LocalDate
      outcome: Outcome
      ground: Ground | null
      text: string
      redaction: string
    }
  | { what: 'told'; on: LocalDate; text: string }
  | { what: 'carried-out'; on: LocalDate; text: string }
  | { what: 'withdrawn'; on: LocalDate }

/**
 * - `unproven`: who asks is not established yet · `new`: nobody took it · `busy` · `paused`: it waits for the person
 * - `doing`: granted, whole or in part, and not carried out yet · `done` · `refused` · `withdrawn`
 */
export type RightsStanding =
  | 'unproven'
  | 'new'
  | 'busy'
  | 'paused'
  | 'doing'
  | 'done'
  | 'refused'
  | 'withdrawn'

/** Where a request stands after all that happened. */
export function standingOf(events: readonly RightsEvent[]): RightsStanding {
  const happened = (what: RightsEvent['what']) => events.some((one) => one.what === what)
  if (happened('withdrawn')) return 'withdrawn'
  if (happened('carried-out')) return 'done'
  const decided = decisionIn(events)
  if (decided) return decided.outcome === 'refused' ? 'refused' : 'doing'
  if (openQuestion(events)) return 'paused'
  if (!isProven(events)) return 'unproven'
  return ownerIn(events) === null ? 'new' : 'busy'
}

export function decisionIn(events: readonly RightsEvent[]) {
  return events.find((one) => one.what === 'decided') ?? null
}

/** Whether who asks was established: by the login it came with, or by the officer later. */
export function isProven(events: readonly RightsEvent[]): boolean {
  return events.some(
    (one) => one.what === 'identity-proven' || (one.what === 'received' && one.identity === 'proven'),
  )
}

/** Who of the officers has it; the last who took it. */
export function ownerIn(events: readonly RightsEvent[]): string | null {
  return events.findLast((one) => one.what === 'taken')?.by ?? null
}

/** The question that waits for an answer of the person; null while none does. */
export function openQuestion(events: readonly RightsEvent[]) {
  const last = events.findLast((one) => one.what === 'asked' || one.what === 'answered')
  return last?.what === 'asked' ? last : null
}

export function isOpen(standing: RightsStanding): boolean {
  return !['done', 'refused', 'withdrawn'].includes(standing)
}
