import { FormattedMessage } from 'react-intl'
import type { Sentence } from '~/consent/sentence'
import { ChoiceSentence } from '~/ui/ChoiceSentence'

type ListProps = {
  /** What changed, each with the answer that stood there before. */
  sentences: readonly { sentence: Sentence; was: 'yes' | 'no' | 'none' }[]
  /** How many more there are. */
  more?: number
}

/** Changes as sentences, each with what it was. */
export function SentenceList({ sentences, more = 0 }: ListProps) {
  return (
    <ul className="change-list">
      {sentences.map(({ sentence, was }, place) => (
        <li key={place}>
          <ChoiceSentence sentence={sentence} />{' '}
          <span className="hint">
            <FormattedMessage id="history.was" values={{ was }} />
          </span>
        </li>
      ))}
      {more > 0 && (
        <li>
          <FormattedMessage id="history.more" values={{ count: more }} />
        </li>
      )}
    </ul>
  )
}
