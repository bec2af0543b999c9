import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage, useIntl } from 'react-intl'
import type { ToldOverruled } from '~/choosing/told-overruled.server'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Notice } from '~/ui/Notice'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import { useAuthorName } from './AuthorWords'
import { ToChoice } from './ToChoice'

type Told = SerializeFrom<ToldOverruled>
type OverruledProps = {
  overruled: Told[]
  /** Whether each leads to where it is chosen; not on the page where it is. */
  links?: boolean
}

/** What became less since somebody chose: what holds there now, and who made it so. It goes before what was chosen. */
export function Overruled({ overruled, links = false }: OverruledProps) {
  if (overruled.length === 0) return null
  const isNo = overruled.every(({ sentence }) => NO.includes(sentence.id))
  return (
    <Notice kind="attention">
      <p>
        <FormattedMessage id={isNo ? 'choices.overruled.no' : 'choices.overruled.less'} values={bold} />
      </p>
      <ul className="plain-list">
        {overruled.map((one, place) => (
          <li key={place}>
            <ChoiceSentence sentence={one.sentence} /> <By by={one.by} />{' '}
            {links && <ToChoice to={one.to} sentence={one.sentence} />}
          </li>
        ))}
      </ul>
      <p>
        <FormattedMessage id="choices.overruled.again" />
      </p>
    </Notice>
  )
}

const NO: readonly string[] = ['sentence.holds.no', 'sentence.holds.ended']

function By({ by }: { by: Told['by'] }) {
  const intl = useIntl()
  const nameOf = useAuthorName()
  if (!by) return null
  const day = dayOf(intl, by.at)
  if (by.author.who === 'self') return <FormattedMessage id="choices.overruled.self" values={{ day }} />
  return <FormattedMessage id="choices.overruled.by" values={{ who: nameOf(by.author), day }} />
}
