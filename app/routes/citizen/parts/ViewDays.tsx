import { useLoaderData } from '@remix-run/react'
import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { Badge } from '~/ui/Badge'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { ShieldIcon } from '~/ui/icons'
import { Clock, Day } from '~/ui/Moment'
import { Timeline, TimelineDay, TimelineEntry } from '~/ui/Timeline'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import type { loader } from '../viewed'

type View = SerializeFrom<typeof loader>['views'][number]

/** The questions by day, newest first; a refused one looks the same as a permitted one. */
export function ViewDays({ views }: { views: View[] }) {
  const intl = useIntl()
  const days = groupBy(views, (view) => dayOf(intl, view.at))
  return (
    <Timeline>
      {days.map(([day, entries]) => (
        <TimelineDay key={day} title={<Day at={entries[0]!.at} form="weekday" />}>
          {entries.map((view) => (
            <Entry key={view.id} view={view} />
          ))}
        </TimelineDay>
      ))}
    </Timeline>
  )
}

function Entry({ view }: { view: View }) {
  const { data } = useLoaderData<typeof loader>()
  const text = useText()
  const asked = data[view.data]
  return (
    <TimelineEntry
      time={<Clock at={view.at} />}
      dateTime={view.at}
      who={view.organisation.kind ? text(view.organisation.kind) : view.organisation.name}
      answer={
        <>
          <FormattedMessage id="viewed.answer" />{' '}
          <BridgeWithWord answer={view.answer === 'permit' ? 'yes' : 'no'} />
          {view.excluded && (
            <Badge icon={ShieldIcon}>
              <FormattedMessage id="viewed.never" />
            </Badge>
          )}
          {!view.excluded && !view.onOwnList && (
            <Badge>
              <FormattedMessage id="viewed.not-on-list" />
            </Badge>
          )}
          <details className="inline-details">
            <summary>
              <FormattedMessage id={view.answer === 'permit' ? 'viewed.why-yes' : 'viewed.why-no'} />
            </summary>
            <FormattedMessage id={`viewed.reason.${view.reasonWords}`} />
          </details>
        </>
      }
    >
      <FormattedMessage
        id="viewed.wanted"
        values={{
          ...bold,
          data: asked ? text(asked.lowercase) : view.data,
          holder: view.holder.kind ? text(view.holder.kind) : view.holder.name,
        }}
      />
    </TimelineEntry>
  )
}

function groupBy<Item>(items: Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups]
}
