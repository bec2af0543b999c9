import type { Edit, Proposal } from '~/consent/draft'
import { decideSubmit, type SubmitCommand, type SubmitFacts, type Submitted } from '~/consent/submit'
import type { WhoDecides } from '~/representation/who-decides'
import type { LocalDate } from '~/runtime/local-date'
import type { ApprovalDecision, ApprovalEvent, ApprovalRefusal } from './approval'
import { causeOfGate, causeOfRefusal, type NotTaken } from './not-taken'
import { splitByDirection, type SplitByDirection } from './split-by-direction'

/** What was sent before is not decided on again. */
type Fresh = Omit<SubmitFacts, 'submittedAs'>
export type SendingFacts = { submit: Fresh; decides: WhoDecides }

type Decided = Exclude<Submitted, { refusal: 'already-submitted' }>
type Refused = Extract<Decided, { ok: false }>

/**
 * What is sent, in its two parts; `mayAsk` is whether the part that widens may be asked for at all. `isAlone`: nobody else has
 * a say and nothing stands in the way, so that nothing is asked.
 */
export type Parts = { ok: true; proposal: Proposal; mayAsk: boolean; isAlone: boolean } & SplitByDirection

/**
 * Cuts what is sent in two: what takes effect at once, and what may have to wait; where nobody else has a say nothing waits.
 * Refuses what could not even be asked; behind a gate that lets nothing widen, the no is still taken.
 */
export function partsOf(
  command: SubmitCommand,
  { submit, decides }: SendingFacts,
  today: LocalDate,
): Parts | Refused {
  const whole = decide(command, { ...submit, gate: gateForAsking(submit.gate, decides) }, today)
  if (!whole.ok && whole.refusal !== 'gate-closed') return whole
  const { proposal, current } = submit
  if (!proposal) return { ok: false, refusal: 'stale-revision' }
  const isAlone = whole.ok && submit.agreement === 'not-needed'
  const parts = isAlone
    ? { now: [...proposal.edits], later: [] }
    : splitByDirection(current.choices, proposal.edits, today)
  if (!whole.ok && parts.now.length === 0) return whole
  return { ok: true, proposal, mayAsk: whole.ok, isAlone, ...parts }
}

/** What takes effect at once, and what is asked. One of both may be absent, not both. */
export type Concluded =
  | {
      ok: true
      /** The next version; a refusal where nothing takes effect now. */
      decided: Decided
      /** The question that waits from now on. */
      asking: ApprovalEvent | null
      /** A no was taken, the rest was not: why. Null where nothing was left out. */
      notTaken: NotTaken | null
    }
  | { ok: false; refusal: Refused['refusal'] | ApprovalRefusal | 'register-down' }

/** What asking for the part that widens brings. */
export type Asked = ApprovalDecision | 'register-down' | null

/**
 * What follows once it is known what asking for the widening part brings (`asked`; null where there is none, it may not be
 * asked, or it is not known whether who sends it may). Only where nobody else has to agree does the whole proposal take effect; otherwise nothing but the part
 * that narrows, whatever way it was chosen in.
 */
export function concludeSending(
  command: SubmitCommand,
  { parts, asked, facts }: { parts: Parts; asked: Asked; facts: SendingFacts },
  today: LocalDate,
): Concluded {
  if (asked === 'register-down' && parts.now.length === 0) return { ok: false, refusal: asked }
  if (isRefused(asked) && parts.now.length === 0) return asked
  const event = isDecided(asked) ? asked.event : null
  const isWhole = parts.later.length === 0 || event?.happened === 'put-in-force'
  const edits: readonly Edit[] = isWhole ? parts.proposal.edits : parts.now
  const proposal: Proposal = { revision: parts.proposal.revision, edits }
  // Taking over a newer catalogue is a widening: it comes with the part that widens, once nobody else has to agree.
  const named = parts.isAlone || event?.happened === 'put-in-force' ? facts.submit.named : null
  const decided = decide(command, { ...facts.submit, proposal, named }, today)
  const asking = event && event.happened !== 'put-in-force' ? event : null
  if (!decided.ok && !asking) return decided
  return { ok: true, decided, asking, notTaken: isWhole || asking ? null : whyNot(asked, facts) }
}

function whyNot(asked: Asked, { submit }: SendingFacts): NotTaken {
  if (asked === 'register-down') return asked
  return isRefused(asked) ? causeOfRefusal(asked.refusal) : causeOfGate(submit.gate)
}

function isDecided(asked: Asked): asked is Extract<ApprovalDecision, { ok: true }> {
  return asked !== null && asked !== 'register-down' && asked.ok
}

function isRefused(asked: Asked): asked is Extract<ApprovalDecision, { ok: false }> {
  return asked !== null && asked !== 'register-down' && !asked.ok
}

/** Where nobody is known yet who decides with a child, nothing widens; asking does not, and waits for who is found. */
function gateForAsking(gate: SubmitFacts['gate'], decides: WhoDecides): SubmitFacts['gate'] {
  return gate === 'under-decision' && decides === 'together' ? 'open' : gate
}

function decide(command: SubmitCommand, facts: Fresh, today: LocalDate): Decided {
  const decided = decideSubmit(command, facts, today)
  if (!decided.ok && decided.refusal === 'already-submitted') throw new Error('it was not sent before')
  return decided
}
