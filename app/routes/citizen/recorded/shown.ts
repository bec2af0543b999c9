import type { Doing } from '~/recording/forms'
import type { readRecordedList } from '~/recording/list-use-cases.server'
import type { readRecorded } from '~/recording/recorded-use-cases.server'
import type { Shown } from '~/ui/shown'

/** A record as its page has it, and what was just done with it, as the address says and the record confirms. */
export type Recorded = Shown<typeof readRecorded> & { done: Done | null }

export type RecordedList = Shown<typeof readRecordedList>

/** What somebody did on the page: a button each, and the word of it in the address of the page after it. */
export const DONE = {
  accept: 'klopt',
  undo: 'ongedaan',
  'not-said': 'niet-gezegd',
  yes: 'ja',
  no: 'nee',
} as const satisfies Record<Doing, string>

/** What the page after it says; `agreed`: it waits for another as well. */
type Done = Doing | 'agreed'

type Standing = {
  accepted: boolean
  ended: { as: string; by: { who: string } } | null
  waiting: { state: string } | null
}

/** What was done: said only where the record says the same. */
export function doneOf(word: string | null, { accepted, ended, waiting }: Standing): Done | null {
  const isOwn = ended?.by.who === 'self'
  switch (word) {
    case DONE.accept:
      return accepted && !ended ? 'accept' : null
    case DONE.undo:
      return isOwn && ended?.as === 'undone' ? 'undo' : null
    case DONE['not-said']:
      return isOwn && ended?.as === 'not-said' ? 'not-said' : null
    case DONE.yes:
      if (waiting?.state === 'agreed') return 'agreed'
      return waiting?.state === 'confirmed' ? 'yes' : null
    case DONE.no:
      return waiting?.state === 'declined' ? 'no' : null
    default:
      return null
  }
}
