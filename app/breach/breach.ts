import type { LocalDate } from '~/runtime/local-date'

/** What is the matter with the data: who may not saw them, they are not right any more, or nobody can get at them (AVG 4(12)). */
export const BREACH_KINDS = ['confidentiality', 'integrity', 'availability'] as const
export type BreachKind = (typeof BREACH_KINDS)[number]

/** What of it is told to the regulator (AVG 33(3)); empty is not known yet, and may follow in phases (33(4)). */
export const BREACH_PARTS = ['nature', 'data', 'people', 'consequences', 'measures'] as const
export type BreachPart = (typeof BREACH_PARTS)[number]

/** `foundAt`: since when it is known here (ISO 8601), from which the 72 hours run. */
export type BreachFacts = { kind: BreachKind; foundAt: string } & Record<BreachPart, string>

/** Whom it may touch, as the log knows them: who was looked at or asked about in these days, by this organisation or colleague if any. */
export type BreachScope = { from: LocalDate; to: LocalDate; ura: string; member: string }

/** What people are told, in their own language (AVG 34(2)). */
export type BreachNotice = { nl: string; en: string }

/** Why people need not be told (AVG 34(1) and 34(3)). */
export const NOT_TOLD_GROUNDS = ['low-risk', 'unreadable', 'risk-gone', 'public-notice'] as const
export type NotToldGround = (typeof NOT_TOLD_GROUNDS)[number]

/** Everything that happened with one, in order; where it stands follows from these alone (AVG 33(5): what was known when). */
export type BreachEvent =
  | { what: 'noted' | 'corrected'; facts: BreachFacts }
  | { what: 'reported'; at: string; reference: string }
  | { what: 'not-reported'; text: string }
  | { what: 'looked-for'; scope: BreachScope }
  | { what: 'worded'; notice: BreachNotice }
  | { what: 'telling' }
  | { what: 'stopped' }
  | { what: 'not-told'; ground: NotToldGround; text: string }
  | { what: 'closed'; text: string }

/** What all of it comes down to. `tells`: whether people are told: not decided, no, it goes out, or it was stopped. */
export type BreachState = {
  facts: BreachFacts
  report: Extract<BreachEvent, { what: 'reported' | 'not-reported' }> | null
  scope: BreachScope | null
  notice: BreachNotice | null
  tells: 'open' | 'not' | 'telling' | 'stopped'
  isClosed: boolean
}

/** Where it stands after all that happened; the first of them says what was found. */
export function breachState(events: readonly BreachEvent[]): BreachState {
  const last = <What extends BreachEvent['what']>(...whats: What[]) =>
    (events.findLast((one) => whats.includes(one.what as What)) ?? null) as Extract<
      BreachEvent,
      { what: What }
    > | null
  const facts = last('noted', 'corrected')?.facts
  if (!facts) throw new Error('a breach without what was found')
  const telling = last('telling', 'stopped', 'not-told')?.what
  return {
    facts,
    report: last('reported', 'not-reported') as BreachState['report'],
    scope: last('looked-for')?.scope ?? null,
    notice: last('worded')?.notice ?? null,
    tells: telling === undefined ? 'open' : telling === 'not-told' ? 'not' : telling,
    isClosed: last('closed') !== null,
  }
}

/** So many hours there are to report it, from the moment it is known (AVG 33(1)); hours, also at night and on a Sunday. */
const HOURS_TO_REPORT = 72
const HOUR_MILLISECONDS = 3_600_000

/**
 * Until when it must be reported, and how many whole hours are left; less than none is too late. Real hours, not those of a clock that is
 * set an hour on or back. (Regulation 1182/71 would leave out the hour it was found in: here the end never lies later than the law's.)
 */
export function reportClock(
  { foundAt }: Pick<BreachFacts, 'foundAt'>,
  now: Date,
): { until: Date; hours: number } {
  const until = new Date(Date.parse(foundAt) + HOURS_TO_REPORT * HOUR_MILLISECONDS)
  return { until, hours: Math.floor((until.getTime() - now.getTime()) / HOUR_MILLISECONDS) }
}
