import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Card } from '~/ui/Card'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Heading } from '~/ui/Heading'
import { Moment } from '~/ui/Moment'
import { TextLink } from '~/ui/TextLink'
import { useReadsOnly } from '~/ui/root-data'
import { useFromHere } from '../../use-came-from'
import { AuthorWords } from '../parts/AuthorWords'
import { UndoButton } from '../parts/UndoButton'
import type { Overview } from '../parts/shown'

/** So much fits beside the picture; the whole of it is one press away. */
const SHOWN = 2

/** What changed last, by whom, and the way to take it back. */
export function LastChange({ last, draft }: Pick<Overview, 'last' | 'draft'>) {
  const readsOnly = useReadsOnly()
  const fromHere = useFromHere()
  if (!last) return null
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="overview.last" />
      </Heading>
      <p className="hint">
        <AuthorWords author={last.author} />, <Moment at={last.at} />
      </p>
      {last.gist ? (
        <p>
          <FormattedMessage id={`history.gist.${last.gist}`} />
        </p>
      ) : (
        <ul className="change-list">
          {last.sentences.slice(0, SHOWN).map(({ sentence, exceptions }, place) => (
            <li key={place}>
              <ChoiceSentence sentence={sentence} />
              {exceptions.map((exception, at) => (
                <p key={at} className="hint">
                  <FormattedMessage id="sentence.except" /> <ChoiceSentence sentence={exception.sentence} />
                </p>
              ))}
            </li>
          ))}
          {last.changed > SHOWN && (
            <li>
              <FormattedMessage id="history.more" values={{ count: last.changed - SHOWN }} />
            </li>
          )}
        </ul>
      )}
      {last.undoable && !readsOnly && <UndoButton number={last.number} begun={draft} />}
      <TextLink to={fromHere(PATHS.historyVersion({ versie: last.number }))} kind="onward">
        <FormattedMessage id="history.see" />
      </TextLink>
    </Card>
  )
}
