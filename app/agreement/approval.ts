import type { WhoDecides } from '~/representation/who-decides'
import type { LocalDate } from '~/runtime/local-date'

/** Where a widening stands that somebody asked for. Only `waiting` goes on; all others are the end of it. */
export type ApprovalState = 'waiting' | 'in-force' | 'declined' | 'withdrawn' | 'superseded' | 'lapsed'

/** Why it came to nothing by itself. */
export type LapseReason =
  | 'expired'
  | 'authority-lost'
  | 'turned-16'
  | 'died'
  | 'not-needed'
  /** Another rule holds now: who could decide cannot any more, or can again, or a child turned 18. */
  | 'other-rule'
  /** Whose agreement it needs wants no more questions from who asked: that counts as no. */
  | 'muted'

/** Under which rule something is asked: of a child, of an adult who cannot decide, or of who decides alone. */
export type Rule = 'authority' | 'representative' | 'self'

/** The rule that holds today; null after death, when nothing widens. */
function ruleOf(decides: WhoDecides): Rule | null {
  if (decides === 'nobody') return null
  return decides === 'parents' || decides === 'together' ? 'authority' : decides
}

/** One widening that somebody asked for, by internal ids. */
export type Approval = {
  state: ApprovalState
  rule: Rule
  /** Who asked. */
  author: string
  /** Who agreed so far, the author first. */
  agreed: string[]
  /** The last day on which it can be agreed to. */
  expiresOn: LocalDate
}

/** Everything that matters today, besides the approval itself. */
export type ApprovalFacts = {
  /** What there is about this person now; null when nothing was asked, or all of it ended. */
  approval: Approval | null
  decides: WhoDecides
  /** Whose choices these are. */
  person: string
  /** Who may act for the person today. */
  representatives: readonly string[]
  /** Who could act for the person at any time since it was asked, besides: some may have lost that. */
  wereThere: readonly string[]
  /** Whose no would be lifted by this. */
  against: readonly string[]
  /** Who wants no questions from who asks. */
  mutedBy: readonly string[]
  /** Why a question like this may not be asked (yet) by who asks: asked too lately, or too often. */
  tooSoon: TooSoon | null
  /** Whether it would still change anything, and no day in it has passed. */
  stillUseful: boolean
  /** Hash of what is asked now and of the choices it would change now (`contentText`). */
  content: string
  /** The last day for a new proposal. */
  expiresOn: LocalDate
}

/**
 * - `declined-lately`: the same was declined less than 14 days ago, and this asks not less
 * - `asked-often`: three questions in a month that came to nothing
 */
export type TooSoon = 'declined-lately' | 'asked-often'

export type ApprovalCommand =
  /** Asks for a widening, or asks something else in place of what waits. */
  | { do: 'ask'; by: string }
  /** Agrees with exactly what was on the screen. */
  | { do: 'approve'; by: string; seen: string }
  /** Says no to exactly what was on the screen. */
  | { do: 'decline'; by: string; seen: string }
  | { do: 'withdraw'; by: string }
  /** Somebody said no since, about the same. Narrowing itself needs no agreement and never comes by here. */
  | { do: 'supersede' }
  /** A day passed, authority changed, somebody died: what follows from that? */
  | { do: 'reassess' }

export type ApprovalEvent =
  | { happened: 'asked' | 'agreed' | 'put-in-force'; approval: Approval }
  | { happened: 'declined' | 'withdrawn' | 'superseded'; approval: Approval }
  | { happened: 'lapsed'; approval: Approval; why: LapseReason }

/**
 * - `not-yours`: not this person nor somebody who may act for them: the same as not there
 * - `not-there`: nothing waits
 * - `not-asked`: it is not this one's turn: the author, or a parent whose agreement is not needed
 * - `already-agreed`: agreed before; nothing happens twice
 * - `closed`: it came to an end before
 * - `changed-meanwhile`: something else is asked now than was on the screen: look again
 * - `over`: it can no longer be agreed to, `look-again` will end it
 * - `nobody-decides`: after death nothing widens
 * - `muted`: whose agreement it needs wants no questions from this one, which counts as no
 * - `declined-lately`, `asked-often`: see `TooSoon`
 */
export type ApprovalRefusal =
  | 'not-yours'
  | 'not-there'
  | 'not-asked'
  | 'already-agreed'
  | 'closed'
  | 'changed-meanwhile'
  | 'over'
  | 'nobody-decides'
  | 'muted'
  | TooSoon

export type ApprovalDecision =
  | { ok: true; event: ApprovalEvent }
  /** Nothing follows. */
  | { ok: true; event: null }
  | { ok: false; refusal: ApprovalRefusal }

/** Who still has to agree. Several may be asked at once; `representative` is any one of them. */
export type Missing = { person: boolean; representative: boolean; named: string[] }

/**
 * Who still has to agree, given who did (Wabvpz 15g; BW 7:465; domain: who decides, two parents). At 12 to 15 the child and
 * one who has authority; under 12 one who has authority; of an adult who cannot decide one of those whose turn it is; and
 * each of them whose own no would be lifted. Who decides alone agrees only where somebody they authorised would lift a no
 * they said themself.
 */
export function missingAgreement(agreed: readonly string[], facts: AgreementFacts): Missing {
  const { decides, person, representatives, against } = facts
  const byRepresentative = agreed.some((one) => representatives.includes(one))
  const isOwnNo = decides === 'self' && against.includes(person)
  return {
    person: (decides === 'together' || isOwnNo) && !agreed.includes(person),
    representative: decides !== 'self' && !byRepresentative,
    named:
      decides === 'self'
        ? []
        : against.filter((one) => representatives.includes(one) && !agreed.includes(one)),
  }
}

/**
 * Whose own no asks them when it would be lifted: of who decides alone the person, of anybody else who decides today. What
 * others said stands until somebody lifts it, and holds nobody up.
 */
export function whoseNoCounts({
  decides,
  person,
  representatives,
}: Pick<ApprovalFacts, 'decides' | 'person' | 'representatives'>): readonly string[] {
  if (decides === 'self') return [person]
  return decides === 'together' ? [person, ...representatives] : representatives
}

type AgreementFacts = Pick<ApprovalFacts, 'decides' | 'person' | 'representatives' | 'against' | 'mutedBy'>

/** Whether nobody else has to agree once these did. */
export function isComplete(agreed: readonly string[], facts: AgreementFacts): boolean {
  return !isMissing(missingAgreement(agreed, facts))
}

/**
 * Whether what is missing is a no already: who must agree wants no questions from who asks, which counts as no. Where any
 * one of several is enough, it is so only when each of them wants none.
 */
function isMuted(agreed: readonly string[], facts: AgreementFacts): boolean {
  const { person, representatives, mutedBy } = facts
  const missing = missingAgreement(agreed, facts)
  const wantsNone = (one: string) => mutedBy.includes(one)
  if (missing.person && wantsNone(person)) return true
  if (missing.named.some(wantsNone)) return true
  return missing.representative && representatives.length > 0 && representatives.every(wantsNone)
}

/**
 * The whole life of a widening that needs agreement: `decide(command, facts, today) → event or refusal`. What narrows
 * never comes here: it takes effect at once. `decide` of the closed question knows nothing of it either: what waits is
 * not in force.
 */
export function decideApproval(
  command: ApprovalCommand,
  facts: ApprovalFacts,
  today: LocalDate,
): ApprovalDecision {
  if (command.do === 'ask') return ask(command.by, facts)
  const { approval } = facts
  if ('by' in command && !isConcerned(command.by, facts)) return refused('not-yours')
  if (!approval)
    return command.do === 'reassess' || command.do === 'supersede' ? nothing : refused('not-there')
  if (approval.state !== 'waiting') return ended(command, approval)
  const why = lapseOf(approval, facts, today)
  switch (command.do) {
    case 'reassess':
      return why ? event({ happened: 'lapsed', approval: { ...approval, state: 'lapsed' }, why }) : nothing
    case 'supersede':
      return event({ happened: 'superseded', approval: { ...approval, state: 'superseded' } })
    case 'withdraw':
      if (command.by !== approval.author) return refused('not-asked')
      return event({ happened: 'withdrawn', approval: { ...approval, state: 'withdrawn' } })
    case 'decline':
      if (why) return refused('over')
      if (!mayDecline(command.by, approval, facts)) return refused('not-asked')
      if (command.seen !== facts.content) return refused('changed-meanwhile')
      return event({ happened: 'declined', approval: { ...approval, state: 'declined' } })
    case 'approve':
      return why ? refused('over') : approve(command, approval, facts)
  }
}

/** Whether this one's agreement is what an approval waits for. Who wants no questions is not asked. */
export function isAsked(by: string, approval: Approval, facts: AgreementFacts): boolean {
  if (approval.state !== 'waiting' || approval.agreed.includes(by)) return false
  if (facts.mutedBy.includes(by)) return false
  const missing = missingAgreement(approval.agreed, facts)
  if (by === facts.person) return missing.person
  if (!facts.representatives.includes(by)) return false
  return missing.representative || missing.named.includes(by)
}

/** Who is asked may say no; so may who agreed before, and thinks again while it waits. Who asked withdraws it. */
function mayDecline(by: string, approval: Approval, facts: AgreementFacts): boolean {
  return isAsked(by, approval, facts) || mayTakeBack(by, approval)
}

/** Whether somebody agreed to what another asked, and it still waits for a third: they may think again. */
export function mayTakeBack(by: string, { state, agreed, author }: Approval): boolean {
  return state === 'waiting' && agreed.includes(by) && by !== author
}

/** Whether who asked may ask it anew, filled in: what another's no, a day or a change around it ended, or they themselves. */
export function mayAskAgain({ state, why, authorId, liftsLock }: Ended, by: string): boolean {
  if (authorId !== by || liftsLock) return false
  if (state === 'lapsed') return why === 'expired' || why === 'not-needed'
  return state === 'superseded' || state === 'withdrawn'
}

type Ended = { state: ApprovalState; why: string | null; authorId: string; liftsLock: boolean }

function ask(by: string, facts: ApprovalFacts): ApprovalDecision {
  const rule = ruleOf(facts.decides)
  if (rule === null) return refused('nobody-decides')
  if (!isConcerned(by, facts)) return refused('not-yours')
  if (by === facts.person && facts.decides !== 'together' && facts.decides !== 'self')
    return refused('not-asked')
  const approval: Approval = {
    state: 'waiting',
    rule,
    author: by,
    agreed: [by],
    expiresOn: facts.expiresOn,
  }
  const isAsking = !isComplete(approval.agreed, facts)
  if (isAsking && isMuted(approval.agreed, facts)) return refused('muted')
  if (isAsking && facts.tooSoon) return refused(facts.tooSoon)
  return agreed(approval, facts, 'asked')
}

function approve(
  { by, seen }: ApprovalCommand & { do: 'approve' },
  approval: Approval,
  facts: ApprovalFacts,
): ApprovalDecision {
  if (approval.agreed.includes(by)) return refused('already-agreed')
  if (!isAsked(by, approval, facts)) return refused('not-asked')
  if (seen !== facts.content) return refused('changed-meanwhile')
  return agreed({ ...approval, agreed: [...approval.agreed, by] }, facts, 'agreed')
}

/** In force when nobody's agreement is missing; waiting otherwise. */
function agreed(approval: Approval, facts: ApprovalFacts, otherwise: 'asked' | 'agreed'): ApprovalDecision {
  if (!isComplete(approval.agreed, facts)) return event({ happened: otherwise, approval })
  return event({ happened: 'put-in-force', approval: { ...approval, state: 'in-force' } })
}

/**
 * Why what waits can no longer come into force. Who agreed must still be allowed to, and where somebody could have agreed
 * and nobody can any more, it ends. Where nobody was known yet who may agree (a guardian that is an institution, authority
 * that the register cannot tell), it waits on: the desk may find one. Where nobody's agreement is missing any more (a no
 * was lifted otherwise, the other parent lost authority), it is asked anew rather than put in force by a day that passes.
 * What would change nothing any more, or holds a day that is over, ends too: agreeing to it could do nothing.
 */
function lapseOf(approval: Approval, facts: ApprovalFacts, today: LocalDate): LapseReason | null {
  const { decides, person, representatives, wereThere } = facts
  if (decides === 'nobody') return 'died'
  if (approval.rule !== ruleOf(decides))
    return approval.rule === 'authority' && decides === 'self' ? 'turned-16' : 'other-rule'
  if (representatives.length === 0 && wereThere.length > 0) return 'authority-lost'
  if (approval.agreed.some((one) => one !== person && !representatives.includes(one))) return 'authority-lost'
  if (approval.expiresOn < today) return 'expired'
  if (!facts.stillUseful) return 'not-needed'
  if (isComplete(approval.agreed, facts)) return 'not-needed'
  return isMuted(approval.agreed, facts) ? 'muted' : null
}

/** What has ended stays as it ended; who agreed in time hears that, however often they press. */
function ended(command: ApprovalCommand, approval: Approval): ApprovalDecision {
  if (!('by' in command)) return nothing
  const didAgree = command.do === 'approve' && approval.agreed.includes(command.by)
  return refused(didAgree ? 'already-agreed' : 'closed')
}

function isConcerned(by: string, { person, representatives }: ApprovalFacts): boolean {
  return by === person || representatives.includes(by)
}

function isMissing({ person, representative, named }: Missing): boolean {
  return person || representative || named.length > 0
}

const nothing: ApprovalDecision = { ok: true, event: null }

function event(happened: ApprovalEvent): ApprovalDecision {
  return { ok: true, event: happened }
}

function refused(refusal: ApprovalRefusal): ApprovalDecision {
  return { ok: false, refusal }
}
