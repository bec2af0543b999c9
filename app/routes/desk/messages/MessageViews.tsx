import { MESSAGES } from '~/conversation/inbox-list'
import { VIEWS, type View } from '~/conversation/views'
import { PATHS, withQuery } from '~/paths'
import { Tabs } from '~/ui/Tabs'

type Values = ReturnType<typeof MESSAGES.values>

/** The lists of the inbox, each with how many are in it; by key they have numbers. */
export function MessageViews({ counts, values }: { counts: Record<View, number>; values: Values }) {
  return (
    <Tabs
      label="message.views"
      tabs={VIEWS.map((view, place) => ({
        id: `lijst-${place + 1}`,
        words: `message.view.${view}` as const,
        to: withQuery(PATHS.deskMessages, MESSAGES.query({ ...values, lijst: view })),
        isNow: view === values.lijst,
        count: view === 'gesloten' ? undefined : counts[view],
      }))}
    />
  )
}
