import { PATHS } from '~/paths'
import { Tabs } from '~/ui/Tabs'

const TABS = { queue: PATHS.post, requests: PATHS.postRequests, address: PATHS.postAddress } as const

/** The three pages of post, of which one is where one is. */
export function PostTabs({ now }: { now: keyof typeof TABS }) {
  return (
    <div className="part">
      <Tabs
        label="post.tabs"
        tabs={(Object.keys(TABS) as (keyof typeof TABS)[]).map((tab) => ({
          words: `post.tabs.${tab}` as const,
          to: TABS[tab],
          isNow: tab === now,
        }))}
      />
    </div>
  )
}
