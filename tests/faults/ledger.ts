/** What the outside was told. Whatever stands here as acknowledged must be there after any fault. */
export type Ledger = {
  /** Request ids of everything that was asked, answered or not, by what it was. */
  asked: Map<string, Questionnaire>
  /** Those that were answered. */
  heard: Set<string>
  /** Submitted choices: the portal sent the citizen on to the confirmation of this version. */
  submitted: Submitted[]
  /** Confirmation pages that were seen, with the number that the citizen keeps. */
  confirmed: { subjectId: string; number: number; receipt: string }[]
  /** Other changes of a citizen that were answered as done. */
  saved: { requestId: string; event: 'draft-changed' }[]
  /** Request ids of questions that got an answer. */
  answered: string[]
  /** Answers that nobody should see while nothing is wrong with the request: 5xx, or a page that makes no sense. */
  strange: string[]
}

type Questionnaire = 'submit' | 'save' | 'question'
/** A submit, with the requests it was sent in: two for a double click, more when it was sent again after a fault. */
type Submitted = { subjectId: string; number: number; requestIds: string[] }

export function openLedger(): Ledger {
  return {
    asked: new Map(),
    heard: new Set(),
    submitted: [],
    confirmed: [],
    saved: [],
    answered: [],
    strange: [],
  }
}

/** How much was acknowledged. */
export function acknowledged({ submitted, saved, answered }: Ledger): number {
  return submitted.length + saved.length + answered.length
}

/** Request ids of what was asked and never answered: it may be done or not, but only whole. */
export function unanswered({ asked, heard }: Ledger): string[] {
  return [...asked.keys()].filter((requestId) => !heard.has(requestId))
}
