/** What went wrong, as RFC 9457 problem details. `detail` says how to repair it and never repeats what was sent. */
export type Problem = {
  type: 'about:blank'
  title: string
  status: ProblemStatus
  detail: string
}

export type ProblemStatus = keyof typeof TITLES

const TITLES = {
  400: 'The request is faulty',
  401: 'Not authenticated',
  403: 'Not allowed',
  413: 'The request is too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  503: 'Temporarily unavailable',
} as const

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** Makes a problem; the title belongs to the status. */
export function problem(status: ProblemStatus, detail: string): Problem {
  return { type: 'about:blank', title: TITLES[status], status, detail }
}
