import type { Answer, Choice } from '~/consent/choice'
import type { Edit } from '~/consent/draft'
import type { Situation, Spoken } from './spoken'

/** What kind of record it is: the one question of a situation, single choices, or that somebody did not want to choose. */
export type RecordedWhat = Situation | 'single' | 'none'

/** What staff saw to know who stood there; its number is never written down. */
export const DOCUMENTS = ['passport', 'identity-card', 'driving-licence', 'residence-permit'] as const
export type DocumentKind = (typeof DOCUMENTS)[number]

/** Who stood at the counter, as staff wrote it down. */
export type Evidence = {
  /** What was seen of the person; null where the person was not there: a child under 12 need not be. */
  document: DocumentKind | null
  /** Who decides for the person, if that one spoke: by internal id, and what was seen of them. */
  representative: { id: string; document: DocumentKind } | null
  /** At 12 to 15: what the child said of it. */
  child: 'said-yes' | 'did-not'
}

/** What is in a record, besides who made it and what became of it. */
export type RecordedContent = {
  /** Of the question that was read out, the text in which it is kept. */
  questionVersion: number
  spoken: Spoken[]
  /** What took effect at once, and what would lift a no and waits. */
  now: Edit[]
  waiting: Edit[]
  /** What stood at the keys of `now`. */
  before: Choice[]
  evidence: Evidence
}

/** The answer to the one question of a situation; null where it was asked one by one, or nothing was chosen. */
export function oneAnswerOf({
  what,
  content,
}: {
  what: RecordedWhat
  content: RecordedContent
}): Answer | null {
  if (what === 'single' || what === 'none') return null
  return content.spoken[0]?.answer ?? null
}

/** What became of what waits; past its last day it waits no more, whatever stands here (`isOver`). */
export type Waits = 'nothing' | 'waiting' | 'confirmed' | 'declined'

/**
 * Why a record stands no more. `undone`: it was said, and is not wanted; `not-said`: it was never said; `wrong-person`: taken
 * back the same day by who wrote it; `wrongly-recorded`: later, with a reason.
 */
export type EndedAs = 'undone' | 'not-said' | 'wrong-person' | 'wrongly-recorded'

/** What of a record decides what may still be done with it. */
export type Standing = {
  waits: Waits
  waitsUntil: string | null
  endedAs: EndedAs | null
}
