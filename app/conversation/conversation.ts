import type { PostalAddress } from '~/notification/postal'

/** How a message came to the desk. */
export const CHANNELS = ['form', 'mail', 'phone', 'post'] as const
export type Channel = (typeof CHANNELS)[number]

/** What a message is about, as who wrote it picks it; `dispute` only ever comes from *Dit heb ik niet gezegd*. */
export const TOPICS = [
  'login',
  'choosing',
  'who-looked',
  'staff-record',
  'deciding-for-another',
  'address',
  'paper',
  'privacy',
  'other',
] as const
export type ChosenTopic = (typeof TOPICS)[number]
export type Topic = ChosenTopic | 'dispute'

export const GENDERS = ['female', 'male', 'other'] as const
export type Gender = (typeof GENDERS)[number]

/**
 * - `new`: nobody has it · `taken`: its owner is at it · `waits`: it is answered, and the person's turn
 * - `handed-on`: the privacy officer has it · `closed` · `spam`
 */
export type ConversationState = 'new' | 'taken' | 'waits' | 'handed-on' | 'closed' | 'spam'
export const OPEN_STATES = ['new', 'taken', 'waits', 'handed-on'] as const satisfies ConversationState[]

/** What it refers to: a line of *Wie keek*, or what staff wrote down. Never what was chosen or answered. */
export type About = {
  kind: 'view' | 'recording'
  id: string
  /** The number on the paper, and whose record it is, where they are known. */
  number?: string
  organisation?: string
}

/** Who wrote, and about what: sealed, as everything that somebody typed. */
export type ConversationContent = {
  subject: string
  gender: Gender | null
  firstName: string
  surname: string
  phone: string | null
  email: string | null
  about: About | null
}

/** - `person`: what they wrote · `answer`: what they were sent · `note`: for colleagues only · `auto`: a mail without words of ours · `act`: what was done */
export type EntryKind = 'person' | 'answer' | 'note' | 'auto' | 'act'

/** What is done with a conversation, as its thread and the log name it. */
export type ConversationAct =
  | 'taken'
  | 'taken-over'
  | 'released'
  | 'handed-on'
  | 'closed'
  | 'reopened'
  | 'spam'
  | 'not-spam'
  | 'blackened'
  | 'flagged'
  | 'flag-removed'
  | 'merged'
  | 'merge-undone'
  | 'disputed'
  | 'bounced'
  | 'put-first'
  | 'not-first'
  | 'assigned'

/** What stands in an entry: sealed. */
export type EntryContent = {
  text: string
  /** The name of the colleague who did it, as they were logged in. */
  byName?: string
  act?: ConversationAct
  /** Of an act: how it was closed, what was made black, which conversation it was merged with, to whom it was given. */
  detail?: string
  /** Of an answer by letter: where it goes. */
  address?: PostalAddress
  /** Of what the person wrote: how it came in. */
  via?: Channel | 'reply'
}

/** Why something is made black. */
export const BLACKENED = ['number', 'health', 'somebody-else'] as const
export type BlackenedKind = (typeof BLACKENED)[number]

/** Why a message needs more than an answer. */
export const FLAGS = ['threat', 'distress'] as const
export type Flag = (typeof FLAGS)[number]

/** How a conversation was closed. */
export const CLOSINGS = ['answered', 'by-phone', 'by-letter', 'nothing-to-answer'] as const
export type Closing = (typeof CLOSINGS)[number]

/** What stands where something was made black, whatever its length was. */
export const BLACK = '█████'

/** The number of a conversation, as it is said on the phone. */
export function shownNumber(number: number): string {
  return `B ${number}`
}

/** Reads a number as people type it: `B 2041`, `b2041`, `2041`. */
export function readNumber(typed: string): number | null {
  const digits = /^\s*b?\s*(\d{1,7})\s*$/i.exec(typed)?.[1]
  return digits ? Number(digits) : null
}

/** How the person is named: as they wrote it. */
export function nameOf({ firstName, surname }: Pick<ConversationContent, 'firstName' | 'surname'>): string {
  return `${firstName} ${surname}`.trim()
}
