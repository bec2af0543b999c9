import type { Decision, Reason } from '~/consent/decide'

/** Which sentence tells the citizen why: the words of `viewed.reason.*`. */
export type ReasonWords =
  | 'yes'
  | 'no'
  | 'no-choice'
  | 'contained'
  | 'other-type'
  | 'older-catalogue'
  | 'excluded'
  | 'unmapped'
  | 'purpose'
  | 'same-organisation'
  | 'locked'
  | 'gate'

/** Chooses the sentence for an answer; of closed gates the lock is named, the overview says which other. */
export function reasonWords(reason: Reason, answer: Decision): ReasonWords {
  if (reason === 'choices') return answer === 'permit' ? 'yes' : 'no'
  if (reason === 'gate:locked') return 'locked'
  if (reason.startsWith('gate:')) return 'gate'
  return reason as Exclude<ReasonWords, 'yes' | 'no' | 'locked' | 'gate'>
}
