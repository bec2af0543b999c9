import type { MessageId } from '~/i18n/nl'
import type { Cause } from '~/representation/author-label'

/** What is said of a change by somebody or something else: on top of the overview, and as one line of it. */
type ChangedWords = { banner: MessageId; item: MessageId; note: MessageId }

const ASKED = 'overview.waiting.changed.note.asked'
const PASSED = 'overview.waiting.changed.note.passed'

/** Somebody decided something; `by` says who. */
const CHOSEN = {
  banner: 'overview.changed.chosen',
  item: 'overview.waiting.changed.chosen',
  note: ASKED,
} as const
/** Somebody wrote down what the person said to them; `by` says who. */
const RECORDED = {
  banner: 'overview.changed.recorded',
  item: 'overview.waiting.changed.recorded',
  note: ASKED,
} as const

export const CHANGED = {
  self: CHOSEN,
  somebody: CHOSEN,
  desk: CHOSEN,
  staff: RECORDED,
  paper: { banner: 'overview.changed.paper', item: 'overview.waiting.changed.paper', note: ASKED },
  migration: {
    banner: 'overview.changed.migration',
    item: 'overview.waiting.changed.migration',
    note: ASKED,
  },
  ended: { banner: 'overview.changed.ended', item: 'overview.waiting.changed.ended', note: PASSED },
  unconfirmed: {
    banner: 'overview.changed.unconfirmed',
    item: 'overview.waiting.changed.unconfirmed',
    note: PASSED,
  },
} as const satisfies Record<Cause, ChangedWords>
