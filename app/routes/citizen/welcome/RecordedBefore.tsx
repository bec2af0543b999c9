import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import type { readRecordedBefore } from '~/recording/list-use-cases.server'
import { categoryIcon } from '~/ui/category-icons'
import { Paragraph } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { Row, Rows } from '~/ui/Rows'
import type { Shown } from '~/ui/shown'
import { bold } from '~/ui/words'

export type RecordedProps = { recorded: Shown<typeof readRecordedBefore> }
type Line = RecordedProps['recorded']['lines'][number]

/** What staff wrote down about somebody before they ever logged in, with who did it; putting it back waits behind the first login. */
export function RecordedBefore({ recorded: { lines, isMore } }: RecordedProps) {
  if (lines.length === 0)
    return (
      <Paragraph>
        <FormattedMessage id="welcome.recorded.none" />
      </Paragraph>
    )
  return (
    <div className="part">
      <Paragraph>
        <FormattedMessage id="welcome.recorded" values={bold} />
      </Paragraph>
      <Rows>
        {lines.map((line, place) => (
          <OneLine key={place} line={line} />
        ))}
      </Rows>
      <Paragraph kind="hint">
        <FormattedMessage id={isMore ? 'welcome.recorded.more' : 'welcome.recorded.after'} />
      </Paragraph>
    </div>
  )
}

/** What came of it, where nothing was written down. */
const REFUSED = {
  'recording-refused': 'yes',
  'leave-refused': 'leave',
  'looked-up': 'no',
  record: 'no',
  unreadable: 'no',
  desk: 'no',
} as const satisfies Record<Line['what'], string>

function OneLine({ line: { what, at, staff, record } }: { line: Line }) {
  const text = useText()
  if (!staff)
    return (
      <Row
        name={
          <FormattedMessage id={what === 'desk' ? 'welcome.recorded.desk' : 'welcome.recorded.unreadable'} />
        }
        note={<Moment at={at} />}
      />
    )
  const { organisation, member, group } = staff
  const answer = record && (record.what === 'none' ? 'none' : (record.answer ?? 'single'))
  const [initial = '', ...rest] = member?.profession ?? ''
  const by = member?.name ?? <FormattedMessage key="by" id="welcome.recorded.somebody" />
  return (
    <Row
      icon={categoryIcon(group ?? '')}
      tone="petrol"
      name={typeof organisation === 'string' ? organisation : text(organisation)}
      note={
        <>
          <span className="fact-line">
            <FormattedMessage
              id={record ? 'welcome.recorded.record' : 'welcome.recorded.looked'}
              values={{ answer, refused: REFUSED[what] }}
            />
          </span>
          <span className="fact-line">
            <FormattedMessage
              id="welcome.recorded.by"
              values={{
                by,
                profession: initial.toLowerCase() + rest.join('') || 'none',
                at: <Moment key="at" at={at} />,
              }}
            />
          </span>
        </>
      }
    />
  )
}
