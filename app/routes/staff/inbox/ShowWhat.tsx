import { INBOX, type InboxShow } from '~/inbox/inbox-list'
import { PATHS, withQuery } from '~/paths'
import { ListShows } from '~/ui/ListShows'

/** What the list of messages shows. */
export function ShowWhat({ shows, now }: { shows: readonly InboxShow[]; now: InboxShow }) {
  return (
    <ListShows
      label="inbox.show"
      shows={shows.map((show) => ({
        words: `inbox.show.${show}` as const,
        to: withQuery(PATHS.inbox, INBOX.query({ toon: show })),
        isNow: show === now,
      }))}
    />
  )
}
