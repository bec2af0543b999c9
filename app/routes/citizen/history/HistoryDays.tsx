import { FormattedMessage, useIntl } from 'react-intl'
import { PATHS } from '~/paths'
import { Clock, Day } from '~/ui/Moment'
import { TextLink } from '~/ui/TextLink'
import { Timeline, TimelineDay, TimelineEntry } from '~/ui/Timeline'
import { useReadsOnly } from '~/ui/root-data'
import { dayOf } from '~/ui/written-time'
import { AuthorWords } from '../parts/AuthorWords'
import { SentenceList } from '../parts/SentenceList'
import { UndoButton } from '../parts/UndoButton'
import type { History } from '../parts/shown'

type Version = History['versions'][number]

/** Every version by day, newest first: who, when, and what it changed. */
export function HistoryDays({
  versions,
  current,
  undoable,
  begun,
}: { versions: Version[] } & Pick<History, 'current' | 'undoable' | 'begun'>) {
  const intl = useIntl()
  const days = new Map<string, Version[]>()
  for (const version of versions) {
    const day = dayOf(intl, version.at)
    days.set(day, [...(days.get(day) ?? []), version])
  }
  return (
    <Timeline>
      {[...days].map(([day, entries]) => (
        <TimelineDay key={day} title={<Day at={entries[0]!.at} form="weekday" />}>
          {entries.map((version) => (
            <Entry
              current={current}
              undoable={undoable}
              begun={begun}
              key={version.number}
              version={version}
            />
          ))}
        </TimelineDay>
      ))}
    </Timeline>
  )
}

function Entry({
  version,
  current,
  undoable,
  begun,
}: { version: Version } & Pick<History, 'current' | 'undoable' | 'begun'>) {
  const { number, at, author, gist, sentences, changed } = version
  const readsOnly = useReadsOnly()
  return (
    <TimelineEntry
      time={<Clock at={at} />}
      dateTime={at}
      who={<AuthorWords author={author} />}
      more={
        <>
          {gist ? (
            <p>
              <FormattedMessage id={`history.gist.${gist}`} />
            </p>
          ) : (
            <SentenceList sentences={sentences} more={changed - sentences.length} />
          )}
        </>
      }
      answer={
        <>
          {number === current && undoable && !readsOnly && (
            <UndoButton number={number} begun={begun !== null} />
          )}
          <TextLink to={PATHS.historyVersion({ versie: number })} about={<Day at={at} />}>
            <FormattedMessage id={number === current || readsOnly ? 'history.see' : 'history.see-restore'} />
          </TextLink>
        </>
      }
    >
      <FormattedMessage id="history.entry" values={{ number }} />
    </TimelineEntry>
  )
}
