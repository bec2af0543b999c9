import { addDays, localDate, type LocalDate } from '~/runtime/local-date'
import {
  KINDS,
  isSwitchable,
  type CitizenKind,
  type ConfirmedAddressKind,
  type KindId,
  type SwitchableKind,
} from './kinds'

/** An address as it stands in the window of an envelope. */
export type PostalAddress = { name: string; street: string; number: string; postcode: string; town: string }

/**
 * - `due`: to be put on paper · `printed`: put on paper, and not posted yet · `posted` · `returned`: it came back
 * - `dropped`: nobody is to get it any more, or what it was about is gone · `folded`: another that was due says it too
 */
export type LetterState = 'due' | 'printed' | 'posted' | 'returned' | 'dropped' | 'folded'

/** What goes on paper to who has no e-mail: what is told to citizens and cannot be switched off. */
export type LetterKind = Exclude<CitizenKind & ConfirmedAddressKind, SwitchableKind>

/** Told to the address where somebody was written to: that it is another from now on. */
export const MOVED_LETTER = 'post-moved'

/** An answer of the desk to a message, on paper. */
export const ANSWER_LETTER = 'post-answer'

/** Whether a kind of mail goes as a letter to who has no e-mail; what could be switched off does not. */
export function goesOnPaper(kind: KindId): kind is LetterKind {
  const { to, carries } = KINDS[kind]
  return to === 'citizen' && carries === null && !isSwitchable(kind)
}

/** Whether the letter of a kind has a code, with which one confirms or refuses what waits (domain: provider staff). */
export function hasCode(kind: KindId): boolean {
  return KINDS[kind].opens !== null
}

/** As long as what staff recorded waits for somebody (domain: provider staff), from the day it was put on paper. */
const CODE_DAYS = 14

/** The last day on which the code of a letter works. */
export function letterCodeUntil(printedAt: Date): LocalDate {
  return addDays(localDate(printedAt), CODE_DAYS)
}
