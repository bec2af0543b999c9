import { defineList } from '~/runtime/list'

/** What a provider's list shows: what is open, what of that is mine, or what is over. */
export const INBOX_SHOWS = ['open', 'mijn', 'klaar'] as const
export type InboxShow = (typeof INBOX_SHOWS)[number]

export const INBOX = defineList({
  blank: { toon: 'open' },
  longest: 10,
  settle: ({ toon }) => ({ toon: readShow(toon) }),
})

/** What is open where the address asks for something else. */
export function readShow(given: string): InboxShow {
  return INBOX_SHOWS.find((one) => one === given) ?? 'open'
}
