import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { Branch, ChoiceTree } from '~/ui/ChoiceTree'
import { Heading } from '~/ui/Heading'
import { categoryIcon } from '~/ui/category-icons'
import { bold } from '~/ui/words'
import { useOrganisation } from './organisation'
import type { Recorded } from './shown'

type Props = Pick<Recorded, 'organisation' | 'group' | 'data' | 'rows' | 'waiting' | 'ended'>

/** What is in force now of what was said, each with what stood there before: a line that waits still has its bridge up. */
export function InForce({ group, data, rows, waiting, ended, ...shown }: Props) {
  const text = useText()
  const { formatList } = useIntl()
  const organisation = useOrganisation(shown)
  if (rows.length === 0) return null
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="recorded.now" />
      </Heading>
      <ChoiceTree
        holder={organisation}
        icon={categoryIcon(group ?? '')}
        about={
          <FormattedMessage id="recorded.about" values={{ ...bold, data: formatList(data.map(text)) }} />
        }
      >
        {rows.map(({ key, receiver, now, ...row }) => (
          <Branch
            key={key}
            answer={now}
            note={
              <Note
                {...row}
                now={now}
                waits={row.waits && waiting?.state === 'asked'}
                ended={ended !== null}
              />
            }
          >
            {text(receiver.name)}
          </Branch>
        ))}
      </ChoiceTree>
    </section>
  )
}

type NoteProps = Pick<Recorded['rows'][number], 'now' | 'was' | 'waits' | 'isLeft'> & { ended: boolean }

function Note({ now, was, waits, isLeft, ended }: NoteProps) {
  if (isLeft) return <FormattedMessage id="recorded.was.left" />
  if (ended) return null
  if (waits && now !== 'yes') return <FormattedMessage id="recorded.was.waits" values={{ was }} />
  if (now === was) return <FormattedMessage id="recorded.was.same" />
  return <FormattedMessage id="recorded.was" values={{ was }} />
}
