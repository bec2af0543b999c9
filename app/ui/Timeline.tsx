import type { ReactNode } from 'react'
import { Heading } from './Heading'

/** What happened, by day, latest first. */
export function Timeline({ children }: { children: ReactNode }) {
  return <ol className="timeline">{children}</ol>
}

/** One day with its entries. */
export function TimelineDay({
  title,
  headingLevel = 2,
  children,
}: {
  title: ReactNode
  headingLevel?: 2 | 3
  children: ReactNode
}) {
  return (
    <li>
      <Heading level={headingLevel} looks={4} className="timeline__day">
        {title}
      </Heading>
      <ol className="timeline__entries">{children}</ol>
    </li>
  )
}

type TimelineEntryProps = {
  /** "10.12 uur", with the machine's own form beside it. */
  time: ReactNode
  dateTime: string
  who: ReactNode
  /** What was asked, where. */
  children: ReactNode
  /** What there is more to say: a list, below it. */
  more?: ReactNode
  /** Answer, badges and links, on one line where there is room. */
  answer?: ReactNode
  headingLevel?: 3 | 4
}

/** One event: when, who, what, and the answer it got. Refused looks the same as permitted. */
export function TimelineEntry({
  time,
  dateTime,
  who,
  children,
  more,
  answer,
  headingLevel = 3,
}: TimelineEntryProps) {
  return (
    <li className="timeline__entry">
      <time className="timeline__time" dateTime={dateTime}>
        {time}
      </time>
      <span className="timeline__dot" />
      <div className="timeline__body">
        <Heading level={headingLevel} looks={4} className="timeline__who">
          {who}
        </Heading>
        <p>{children}</p>
        {more}
        {answer && <div className="timeline__answer">{answer}</div>}
      </div>
    </li>
  )
}
