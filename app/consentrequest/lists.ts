import { defineList } from '~/runtime/list'

/** What a person's list shows: what waits for an answer, what is given, or what is over. */
export const REQUEST_SHOWS = ['wacht', 'gegeven', 'klaar'] as const
export type RequestShow = (typeof REQUEST_SHOWS)[number]

export const OWN_REQUESTS = defineList({
  blank: { toon: 'wacht' },
  longest: 10,
  settle: ({ toon }) => ({ toon: readRequestShow(toon) }),
})

/** What an organisation asked. */
export const SENT_REQUESTS = defineList({ blank: {}, longest: 1 })

/** What waits where the address asks for something else. */
export function readRequestShow(given: string): RequestShow {
  return REQUEST_SHOWS.find((one) => one === given) ?? 'wacht'
}
