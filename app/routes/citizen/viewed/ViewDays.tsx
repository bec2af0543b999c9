import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { Badge } from '~/ui/Badge'
import { BridgeWithWord } from '~/ui/BridgeSign'
import { Clock, Day } from '~/ui/Moment'
import { TextLink } from '~/ui/TextLink'
import { Timeline, TimelineDay, TimelineEntry } from '~/ui/Timeline'
import { ShieldIcon } from '~/ui/icons'
import { bold } from '~/ui/words'
import { clockTime, dayOf } from '~/ui/written-time'
import type { Views } from '../parts/shown'

type Line = Views['views'][number]
type View = Extract<Line, { readable: true }>

/** The questions by day, newest first; a refused one looks the same as a permitted one. */
export function ViewDays({ views }: { views: Line[] }) {
  const intl = useIntl()
  const days = groupBy(views, (view) => dayOf(intl, view.at))
  return (
    <Timeline>
      {days.map(([day, entries]) => (
        <TimelineDay key={day} title={<Day at={entries[0]!.at} form="weekday" />}>
          {entries.map((view) =>
            view.readable ? (
              <Entry key={view.reference} view={view} />
            ) : (
              <Unreadable key={view.reference} view={view} />
            ),
          )}
        </TimelineDay>
      ))}
    </Timeline>
  )
}

/** One that somebody else wrote or changed: nothing it says is shown, and it is in nobody's way. */
function Unreadable({ view }: { view: Line }) {
  const intl = useIntl()
  const who = intl.formatMessage({ id: 'viewed.unreadable.who' })
  return (
    <TimelineEntry
      time={<Clock at={view.at} />}
      dateTime={view.at}
      who={who}
      answer={<NotRight view={{ ...view, who }} />}
    >
      <FormattedMessage id="viewed.unreadable" />
    </TimelineEntry>
  )
}

function Entry({ view }: { view: View }) {
  return (
    <TimelineEntry
      time={<Clock at={view.at} />}
      dateTime={view.at}
      who={view.organisation.name}
      answer={
        <>
          <span className="timeline__label">
            <FormattedMessage id="viewed.answer" />
          </span>
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
            {view.why.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <p>
              <FormattedMessage id="viewed.proof.about" /> <Proof view={view} />
            </p>
          </details>
          <NotRight view={{ ...view, who: view.organisation.name }} />
        </>
      }
    >
      <FormattedMessage id="viewed.wanted" values={{ ...bold, data: view.data, holder: view.holder.name }} />
    </TimelineEntry>
  )
}

type Which = Pick<Line, 'at'> & { who: string }

/** Which line a link is about, for who hears links one by one. */
function About({ view: { who, at } }: { view: Which }) {
  const intl = useIntl()
  const clock = intl.formatMessage({ id: 'ui.clock' }, { clock: clockTime(intl, at) })
  return <FormattedMessage id="viewed.not-right.about" values={{ who, day: dayOf(intl, at), clock }} />
}

/** Names the line by its reference only: an address stays behind in a browser, and may be seen by others. */
function NotRight({ view }: { view: Which & Pick<Line, 'reference'> }) {
  return (
    <TextLink to={withQuery(PATHS.contact, { kenmerk: view.reference })} about={<About view={view} />}>
      <FormattedMessage id="viewed.not-right" />
    </TextLink>
  )
}

/** A file that shows that the line stands in the log, for who wants to keep it. */
function Proof({ view }: { view: View }) {
  return (
    <TextLink
      to={withQuery(PATHS.viewedProof, { regel: view.line })}
      about={<About view={{ at: view.at, who: view.organisation.name }} />}
      reloadDocument
    >
      <FormattedMessage id="viewed.proof" />
    </TextLink>
  )
}

function groupBy<Item>(items: Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups]
}
