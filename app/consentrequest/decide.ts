import { containedIn } from '~/catalogue/lookup'
import type { Catalogue, DataCategoryCode } from '~/catalogue/catalogue'
import { nextTransitionAfter } from '~/person/age'
import type { Gate } from '~/person/gate'
import { dayBefore, type PersonFacts, type WhoDecides } from '~/representation/who-decides'
import { addDays, addMonths, localDate, type LocalDate } from '~/runtime/local-date'
import { needsOther, saidByOther, type Half, type Side } from './half'
import type { Given, RequestState, Scope } from './request'

/** For how many days somebody can answer [ours]. */
const DAYS_TO_ANSWER = 30
/** For how many years at most leave is asked at once [ours]: whoever needs longer asks again. */
export const MOST_YEARS = 5
/** For how many months after a no or taking back the same organisation reaches nobody by number [ours]. */
export const MONTHS_AFTER_A_NO = 6

/** The last day on which it can be answered; never after the last day that is asked for. */
export function answerBy(sentOn: LocalDate, until: LocalDate): LocalDate {
  const last = addDays(sentOn, DAYS_TO_ANSWER)
  return last < until ? last : until
}

/** Why an organisation may not ask for so long; null where it may. */
export function refusesPeriod(until: LocalDate, today: LocalDate): 'past' | 'too-long' | null {
  if (until < today) return 'past'
  const [year, ...day] = today.split('-')
  return until > [Number(year) + MOST_YEARS, ...day].join('-') ? 'too-long' : null
}

/** What is known of who is asked, at the moment that a request would arrive. */
export type ArrivalFacts = {
  /** The code it was sent with, as it was at that moment; null where a number was given. */
  code: { expiresAt: Date; usedAt: Date | null; endedAt: Date | null } | null
  sentAt: Date
  gate: Gate
  /** «Laat geen verzoeken meer toe». */
  blocked: boolean
  /** What the same organisation asked this person before, as it stands. */
  earlier: readonly Earlier[]
}

type Earlier = { state: RequestState; answerBy: LocalDate; answeredAt: Date | null }

/**
 * Whether a request reaches a person: with a code that still worked when it was sent, and only while nothing stands before all
 * choices and they did not say that nobody may ask. A code is the person's own invitation; by number the same organisation asks not while it waits
 * for an answer, nor soon after a no. What else is to keep requests away belongs here.
 */
export function arrives({ code, sentAt, gate, blocked, earlier }: ArrivalFacts): boolean {
  if (code ? !worked(code, sentAt) : earlier.some((one) => isInTheWay(one, localDate(sentAt)))) return false
  return gate === 'open' && !blocked
}

function isInTheWay({ state, answerBy: last, answeredAt }: Earlier, today: LocalDate): boolean {
  if (state === 'waiting') return today <= last
  if (state !== 'declined' && state !== 'withdrawn') return false
  return answeredAt !== null && today < addMonths(localDate(answeredAt), MONTHS_AFTER_A_NO)
}

/** Whether a code could be used at a moment. */
export function worked({ expiresAt, usedAt, endedAt }: NonNullable<ArrivalFacts['code']>, at: Date): boolean {
  return usedAt === null && at < expiresAt && (endedAt === null || at < endedAt)
}

export type AnswerCommand =
  | { do: 'accept'; scope: Scope }
  | { do: 'narrow'; scope: Scope }
  | { do: 'decline' }
  | { do: 'withdraw' }

export type AnswerFacts = {
  state: RequestState
  asked: Scope
  given: Given | null
  /** The yes of one of two who decide together; null where nobody said it, or who said it decides no more. */
  half: Half | null
  /** From which side who acts speaks. */
  side: Side
  answerBy: LocalDate
  gate: Gate
  /** Who decides about the person on that day. */
  decides: WhoDecides
  /** The last day of the say of who acts; see `lastDayOfSay`. */
  sayUntil: LocalDate | null
  /** Whether who acts may say yes for this person, or along with them: `not-alone` where somebody else decides (Wabvpz 15g). */
  yes: 'may' | 'not-alone' | 'terms-not-accepted' | 'register-down'
  catalogue: Catalogue
}

/**
 * - `over`: it was answered before, or its time went by
 * - `gate-closed`: no yes while something stands before all choices
 * - `part-left-out`: a kind of data together with some of its parts: that is all of it, or those parts
 * - `nothing-chosen` · `wider` · `past`: what was chosen is nothing, more than was asked or given, or over already
 */
export type AnswerRefusal =
  | 'over'
  | 'gate-closed'
  | 'nothing-chosen'
  | 'part-left-out'
  | 'wider'
  | 'past'
  | Exclude<AnswerFacts['yes'], 'may'>

/** `waiting`: one of two said yes, and it waits for the other. */
export type AnswerEvent =
  | { state: 'given'; given: Given }
  | { state: 'waiting'; half: Half }
  | { state: 'declined' | 'withdrawn' }

export type AnswerDecision = { ok: true; event: AnswerEvent | null } | { ok: false; refusal: AnswerRefusal }

/**
 * What becomes of a request by its person, or by who acts for them. A no, taking back and making it smaller are never refused
 * for who says it: they narrow. A yes is never for more than was asked, and not after its time. Of a child of 12 to 15 it takes the child's and a
 * parent's (Wabvpz 15g): the second is never for more than the first. A second click changes nothing.
 */
export function decideAnswer(command: AnswerCommand, facts: AnswerFacts, today: LocalDate): AnswerDecision {
  const { state, given, gate, yes, catalogue } = facts
  if (command.do === 'decline') {
    if (state === 'declined') return nothing
    return isAnswerable(facts, today) ? { ok: true, event: { state: 'declined' } } : refused('over')
  }
  if (command.do === 'withdraw') {
    if (state === 'withdrawn') return nothing
    const isThere = state === 'given' || state === 'lapsed'
    return isThere ? { ok: true, event: { state: 'withdrawn' } } : refused('over')
  }
  const bounds = command.do === 'accept' ? boundsOfYes(facts) : given
  const isTime = command.do === 'accept' ? isAnswerable(facts, today) : isGiven(facts, today)
  if (!isTime || bounds === null) return refused('over')
  if (command.do === 'accept' && gate !== 'open') return refused('gate-closed')
  if (command.do === 'accept' && yes !== 'may') return refused(yes)
  if (leavesPartOut(catalogue, command.scope.data)) return refused('part-left-out')
  const scope = { ...command.scope, data: withoutParts(catalogue, command.scope.data) }
  if (scope.data.length === 0) return refused('nothing-chosen')
  if (scope.until < today) return refused('past')
  if (!isWithin(catalogue, scope, bounds)) return refused('wider')
  if (command.do === 'accept' && needsOther(facts))
    return { ok: true, event: { state: 'waiting', half: { ...scope, of: facts.side } } }
  // Made smaller, it stays the yes of who said it.
  const isNarrowed = command.do === 'narrow' && given !== null
  const isOfSay = isNarrowed
    ? given.endsWithSay === true
    : saidByOther(facts) === null && bounds.until < facts.asked.until
  const said = {
    by: isNarrowed ? given.by : facts.decides,
    ...(isNarrowed && { smaller: true as const }),
    ...(isOfSay && scope.until === bounds.until && { endsWithSay: true as const }),
  }
  return { ok: true, event: { state: 'given', given: { ...scope, ...said } } }
}

/** What can be said yes to: what was asked, or what the other of two said yes to. */
export function boundsOfYes(
  facts: Pick<AnswerFacts, 'asked' | 'sayUntil' | 'decides' | 'half' | 'side'>,
): Scope {
  return saidByOther(facts) ?? askedWithinSay(facts)
}

/** What was asked, and no longer than who says it has a say. */
function askedWithinSay({ asked, sayUntil }: Pick<AnswerFacts, 'asked' | 'sayUntil'>): Scope {
  const until = sayUntil !== null && sayUntil < asked.until ? sayUntil : asked.until
  return { data: asked.data, until }
}

/**
 * The last day on which parents decide in the place of a child: the day before it is 12, or 18 where it is not capable; null
 * where no birthday ends the say of who decides.
 */
export function lastDayOfSay(facts: Born, today: LocalDate): LocalDate | null {
  return facts.decides === 'parents' ? dayBeforeBirthday(facts, today) : null
}

/** The last day on which somebody of a side can answer: of parents, also those who decide along with the child, the day before that birthday. */
export function lastDayToAnswer(
  { side, ...facts }: Born & { side: Side },
  today: LocalDate,
): LocalDate | null {
  const ends = facts.decides === 'parents' || (facts.decides === 'together' && side === 'representative')
  return ends ? dayBeforeBirthday(facts, today) : null
}

type Born = Omit<PersonFacts, 'deceased'> & { decides: WhoDecides }

function dayBeforeBirthday({ birthDate, capable }: Born, today: LocalDate): LocalDate | null {
  const next = birthDate ? nextTransitionAfter(birthDate, today, capable) : null
  return next && dayBefore(next)
}

/**
 * What an organisation has leave for on a day; null is *geen toestemming*, whatever the reason: nobody there, not asked, no
 * answer, a no, taken back, over, said by who decides no more, or something that stands before all choices. Never more than was asked.
 */
export function leaveOn(
  facts: Pick<AnswerFacts, 'state' | 'asked' | 'given' | 'gate' | 'decides' | 'catalogue'>,
  today: LocalDate,
): Given | null {
  const { given, asked, gate, catalogue } = facts
  if (gate !== 'open' || !isGiven(facts, today)) return null
  return isWithin(catalogue, given!, asked) ? given : null
}

/** Whether one scope asks no more than another: no data outside it, and no later end. */
function isWithin(catalogue: Catalogue, scope: Scope, bounds: Scope): boolean {
  const inside = [...bounds.data, ...bounds.data.flatMap((data) => containedIn(catalogue, data))]
  return scope.until <= bounds.until && scope.data.every((data) => inside.includes(data))
}

/** What can be ticked within a scope: what is in it, and each part of that. */
export function offeredIn(catalogue: Catalogue, { data }: Pick<Scope, 'data'>): DataCategoryCode[] {
  return [...new Set(data.flatMap((code) => [code, ...containedIn(catalogue, code)]))]
}

/** Whether a kind is ticked with some of its parts and not with others: whoever left one out may have meant it. */
function leavesPartOut(catalogue: Catalogue, data: readonly DataCategoryCode[]): boolean {
  return data.some((code) => {
    const parts = containedIn(catalogue, code)
    const ticked = parts.filter((part) => data.includes(part))
    return ticked.length > 0 && ticked.length < parts.length
  })
}

/** A kind of data with all its parts is that kind. */
function withoutParts(catalogue: Catalogue, data: readonly DataCategoryCode[]): DataCategoryCode[] {
  const parts = data.flatMap((code) => containedIn(catalogue, code))
  return [...new Set(data)].filter((code) => !parts.includes(code))
}

function isAnswerable({ state, answerBy: last }: AnswerFacts, today: LocalDate): boolean {
  return state === 'waiting' && today <= last
}

type Holding = Pick<AnswerFacts, 'state' | 'given' | 'decides'>

function isGiven({ state, given, decides }: Holding, today: LocalDate): boolean {
  return state === 'given' && given !== null && today <= given.until && stillTheirs(given, decides)
}

/**
 * Whether a yes is of who decides: what was said in a person's place counts while the same kind of people decide for them. What a child
 * said along with a parent stays its own from 16 on.
 */
export function stillTheirs({ by }: Pick<Given, 'by'>, decides: WhoDecides): boolean {
  return by === 'self' || by === decides || (by === 'together' && decides === 'self')
}

/**
 * Whether a yes is over because who said it in the person's place decides no more: by a birthday (Wabvpz 15g), or by what was established of
 * what the person can decide (BW 7:465). Not where it came to a last day of its own.
 */
export function lapsesOn({ state, given, decides }: Holding, today: LocalDate): boolean {
  if (state !== 'given' || given === null || decides === 'nobody' || stillTheirs(given, decides)) return false
  return today <= given.until || given.endsWithSay === true
}

const nothing: AnswerDecision = { ok: true, event: null }

function refused(refusal: AnswerRefusal): AnswerDecision {
  return { ok: false, refusal }
}
