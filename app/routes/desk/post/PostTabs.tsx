import { PATHS } from '~/paths'
import { ListShows } from '~/ui/ListShows'

const TABS = { queue: PATHS.post, requests: PATHS.postRequests, address: PATHS.postAddress } as const

/** The three pages of post, of which one is where one is. */
export function PostTabs({ now }: { now: keyof typeof TABS }) {
  return (
    <div className="part">
      <ListShows
        label="post.tabs"
        shows={(Object.keys(TABS) as (keyof typeof TABS)[]).map((tab) => ({
          words: `post.tabs.${tab}` as const,
          to: TABS[tab],
          isNow: tab === now,
        }))}
      />
    </div>
  )
}
