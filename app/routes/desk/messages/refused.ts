/** What the page says where somebody at the desk may not do something with a message now. */
export const REFUSED = {
  gone: { status: 409, words: 'message.refused.gone' },
  taken: { status: 409, words: 'message.refused.taken' },
  'not-yours': { status: 409, words: 'message.refused.not-yours' },
  'not-open': { status: 409, words: 'message.refused.not-open' },
} as const

const atAnswer = { status: 422, field: 'antwoord' } as const

/** The same for an answer and everything else on the page of a message. What was typed is a draft then. */
export const ANSWER_REFUSED = {
  ...REFUSED,
  empty: { ...atAnswer, words: 'message.answer.empty' },
  'too-long': { ...atAnswer, words: 'message.answer.too-long' },
  unfilled: { ...atAnswer, words: 'message.answer.has-unfilled' },
  'citizen-number': { ...atAnswer, words: 'message.answer.citizen-number' },
  'no-address': { status: 422, words: 'message.answer.no-address' },
  'has-mail': { status: 422, words: 'message.answer.has-mail' },
  newer: { status: 409, words: 'message.answer.newer' },
  stale: { status: 409, words: 'message.answer.newer' },
  'too-late': { status: 409, words: 'message.answer.too-late' },
  'note-empty': { status: 422, words: 'message.answer.text-missing' },
} as const
