import type { Told } from '~/ui/form'

const A_QUARTER_SECONDS = 15 * 60

/** What may come of number and date, wherever the desk types them. */
export const FIND_REFUSALS = {
  nobody: { status: 404, words: 'post.nobody' },
  'too-often': { status: 429, words: 'post.too-often', retryAfter: A_QUARTER_SECONDS },
  'register-down': { status: 503, words: 'post.register-down' },
  gone: { status: 422, words: 'post.gone' },
} as const satisfies Record<string, Told>
