import type { DataCategoryCode } from '~/catalogue/catalogue'
import type { WhoDecides } from '~/representation/who-decides'
import type { LocalDate } from '~/runtime/local-date'

/**
 * An organisation asks a person's leave to use data for something else than care [KCKZ: consent requests]. It stands apart from
 * the choices: nothing in it lets a care provider see anything through the portal.
 */
export const PURPOSES = ['research', 'training', 'employer', 'other'] as const
export type Purpose = (typeof PURPOSES)[number]

/** What may be done, and until when: asked by the organisation, or given by the person. */
export type Scope = {
  data: DataCategoryCode[]
  /** The last day on which it counts. */
  until: LocalDate
}

/** What was given, and who decided then: the person, or others in their place. */
export type Given = Scope & {
  by: WhoDecides
  /** Something was taken off since. */
  smaller?: true
  /** It ends with the say of who said it, sooner than was asked. */
  endsWithSay?: true
}

/** What an organisation asks, in its own words, as its form takes them: without anybody's number, and without signs that do not show. */
export type AskedFor = {
  purpose: Purpose
  /** What for, as the person reads it. */
  text: string
  /** Who gets the data. */
  recipient: string
  /** By what the organisation knows its request again; nobody else sees it. */
  label: string
} & Scope

/**
 * - `sent`: nothing was looked up yet · `not-arrived`: there was nobody for it, or nobody who may be asked
 * - `waiting`: the person can answer
 * - `given` · `declined` · `withdrawn`: what they said
 * - `lapsed`: who said yes in their place decides no more
 */
export type RequestState = 'sent' | 'not-arrived' | 'waiting' | 'given' | 'declined' | 'withdrawn' | 'lapsed'

/**
 * As the person sees it on a day: what nobody answered in time is over, and so is what came to its last day. `lapsed` was said by who decides
 * for them no more.
 */
export type RequestStanding =
  | 'waiting'
  | 'given'
  | 'declined'
  | 'withdrawn'
  | 'unanswered'
  | 'ended'
  | 'lapsed'

export function standingOn(
  { state, answerBy, endsOn }: { state: RequestState; answerBy: LocalDate; endsOn: LocalDate | null },
  today: LocalDate,
): RequestStanding | null {
  if (state === 'sent' || state === 'not-arrived') return null
  if (state === 'waiting') return today <= answerBy ? 'waiting' : 'unanswered'
  if (state === 'given') return endsOn !== null && today <= endsOn ? 'given' : 'ended'
  return state
}

/** So much of an organisation's own words stands where they are mentioned; the page of the request has them whole. */
const MENTIONED = 100

/** How an organisation's own words begin, on one line: whole words, as many as fit. */
export function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  if (line.length <= MENTIONED) return line
  const cut = line.slice(0, MENTIONED).replace(/[\ud800-\udbff]$/, '')
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut}…`
}
