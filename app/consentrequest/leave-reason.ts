/** What becomes of a request once it is there: of a yes that waits for another's, that it is asked for, and twice again; of the rest, what was said. */
export type LeaveStep = 'asked' | 'reminded' | 'last-reminded' | 'given' | 'declined' | 'withdrawn' | 'lapsed'

/** By which a mail about an agreement is told to be about leave for an organisation. */
const LEAVE = 'leave'
/** Steps after which somebody is still to answer. */
const WAITS: readonly string[] = ['asked', 'reminded', 'last-reminded'] satisfies LeaveStep[]

/** Why a mail is written about a request; `once` where the same can happen again. */
export function leaveReason({ id, step, once }: { id: string; step: LeaveStep; once?: string }): string {
  return [LEAVE, id, step, ...(once === undefined ? [] : [once])].join(':')
}

/** The request that a mail is about, and whether it asks for an answer; null where it is about another agreement. */
export function leaveIn(reason: string): { id: string; waits: boolean } | null {
  const [what, id = '', step = ''] = reason.split(':')
  return what === LEAVE ? { id, waits: WAITS.includes(step) } : null
}
