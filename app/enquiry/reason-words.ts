import type { Decision, Reason } from '~/consent/decide'

/** Which sentence tells the citizen why: the words of `viewed.reason.*`. */
export type ReasonWords =
  | 'yes'
  | 'no'
  | 'no-choice'
  | 'contained'
  | 'excluded'
  | 'unmapped'
  | 'purpose'
  | 'same-organisation'
  | 'gate'

/** Chooses the sentence for an answer; every closed gate has the same one here, the overview says which. */
export function reasonWords(reason: Reason, answer: Decision): ReasonWords {
  if (reason === 'choices') return answer === 'permit' ? 'yes' : 'no'
  if (reason.startsWith('gate:')) return 'gate'
  return reason as Exclude<ReasonWords, 'yes' | 'no' | 'gate'>
}
