import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import { PATHS } from '~/paths'
import { Badge } from '~/ui/Badge'
import { Moment } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import { TextLink } from '~/ui/TextLink'
import { categoryIcon } from '~/ui/category-icons'
import { useFromHere } from '../../use-came-from'
import { Member } from './WhoRecorded'
import type { RecordedList } from './shown'

type Lines = Pick<RecordedList, 'lines'>
type Line = Lines['lines'][number]

/** What staff did for somebody, a row each: a record leads to its page. */
export function RecordedLines({ lines }: Lines) {
  return (
    <Rows badges>
      {lines.map((line, place) => (
        <OneLine key={place} line={line} />
      ))}
    </Rows>
  )
}

function OneLine({ line: { what, at, staff, record, did } }: { line: Line }) {
  const text = useText()
  const fromHere = useFromHere()
  if (did)
    return (
      <Row
        name={<FormattedMessage id="recorded.list.desk" />}
        note={
          <>
            <span className="fact-line">
              <FormattedMessage id={`recorded.list.desk.${did}`} />
            </span>
            <span className="fact-line">
              <Moment at={at} />
            </span>
          </>
        }
        end={<NotRight />}
      />
    )
  if (!staff)
    return (
      <Row
        name={<FormattedMessage id="recorded.list.unreadable.who" />}
        note={<FormattedMessage id="recorded.list.unreadable" />}
      />
    )
  const { organisation, member, group } = staff
  const name = typeof organisation === 'string' ? organisation : text(organisation)
  return (
    <Row
      icon={categoryIcon(group ?? '')}
      tone="petrol"
      name={
        record ? <TextLink to={fromHere(PATHS.recorded({ recording: record.id }))}>{name}</TextLink> : name
      }
      note={
        <>
          <span className="fact-line">
            <Did what={what} record={record} />
          </span>
          <span className="fact-line">
            <FormattedMessage
              id="recorded.list.about"
              values={{ day: <Moment key="day" at={at} />, by: <Member key="by" member={member} /> }}
            />
          </span>
        </>
      }
      end={record ? <State record={record} /> : <NotRight />}
    />
  )
}

function Did({ what, record }: Pick<Line, 'what' | 'record'>) {
  if (what !== 'record' || !record) {
    const did = what === 'record' || what === 'desk' ? 'looked-up' : what
    return <FormattedMessage id={`recorded.list.${did}`} />
  }
  const answer = record.what === 'none' ? 'none' : (record.answer ?? 'single')
  return <FormattedMessage id="recorded.list.record" values={{ answer }} />
}

function State({ record: { ended, answered, isNew } }: { record: NonNullable<Line['record']> }) {
  if (!ended && !isNew) return null
  return (
    <Badge kind={ended ? 'plain' : 'under-way'}>
      <FormattedMessage id={`recorded.list.${answered ? 'answered' : ended ? 'ended' : 'new'}`} />
    </Badge>
  )
}

/** A look without a record: facts only, and whom to ask. */
function NotRight() {
  return (
    <TextLink to={PATHS.contact}>
      <FormattedMessage id="recorded.list.wrong" />
    </TextLink>
  )
}
