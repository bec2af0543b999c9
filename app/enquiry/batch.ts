import type { Decision, Verdict } from '~/consent/decide'
import type { Question } from '~/consent/question'
import type { Enquiry, EnquiryOutcome, Semantic } from './enquiry'
import type { Resolved } from './resolve'

/** A question of a batch, with what directory and catalogue made of it. */
export type Asked = { enquiry: Enquiry; resolved: Resolved }

/**
 * Answers the questions of a batch in the order they stand, as far as its semantic goes (OpenID AuthZEN Authorization API
 * 1.0, evaluations semantics): a question that is faulty counts as a deny. Answers with the views to record: one for each
 * question that was decided, none for those behind the one it stopped at.
 */
export function answerInOrder<View extends { verdict: Verdict }>(
  asked: readonly (Asked | null)[],
  semantic: Semantic,
  view: (enquiry: Enquiry, question: Question, index: number) => View,
): { outcomes: (EnquiryOutcome | null)[]; views: View[] } {
  const outcomes: (EnquiryOutcome | null)[] = []
  const views: View[] = []
  for (const [index, one] of asked.entries()) {
    const outcome = outcomeOf(one, index)
    outcomes.push(outcome)
    if (stopsAt(semantic, outcome?.ok ? outcome.decision : 'deny')) break
  }
  return { outcomes, views }

  function outcomeOf(one: Asked | null, index: number): EnquiryOutcome | null {
    if (!one) return null
    if (!one.resolved.ok) return one.resolved
    const made = view(one.enquiry, one.resolved.question, index)
    views.push(made)
    return { ok: true, decision: made.verdict.decision }
  }
}

function stopsAt(semantic: Semantic, decision: Decision): boolean {
  if (semantic === 'deny_on_first_deny') return decision === 'deny'
  return semantic === 'permit_on_first_permit' && decision === 'permit'
}
